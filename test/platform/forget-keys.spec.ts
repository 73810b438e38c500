import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { ForgetKeys } from '../../src/platform/http/forget-keys.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { aNetwork } from '../support/world.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

it('forgets after a week what was answered to an Idempotency-Key, and not before', async () => {
  const { coordinator } = await aNetwork(truchement);
  const funder = { name: 'Ville de Rouen', kind: 'city' };
  await coordinator.post('/funders', funder).set('idempotency-key', 'k1').expect(201);
  const kept = async () =>
    (await truchement.database.rows(sql`SELECT 1 FROM idempotency_key WHERE key = 'k1'`)).length;

  truchement.clock.advance({ days: 6 });
  await truchement.app.get(ForgetKeys).sweep();
  expect(await kept()).toBe(1);
  truchement.clock.advance({ days: 2 });
  await truchement.app.get(ForgetKeys).sweep();
  expect(await kept()).toBe(0);
});
