import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp();
  scene = await aScene(truchement, { agreement: { grantCents: 1000, onExhaustion: 'warn' } });
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

it('raises the alert when a request takes an agreement beyond its grant, with by how much', async () => {
  const request = { modality: 'phone_now', language: 'prs', expectedMinutes: 20 };
  await scene.gp.post('/bookings', request).expect(201);
  expect(await budgetOf(scene)).toMatchObject({
    committedCents: 2300,
    availableCents: 0,
    overdrawnCents: 1300,
  });
  await scene.gp.post('/bookings', request).expect(201);
  expect(await budgetOf(scene)).toMatchObject({ overdrawnCents: 3600 });
  const alerts = await truchement.database.rows(
    sql`SELECT facts FROM event WHERE type = 'agreement.overdrawn.v1' AND subject_id = ${scene.agreement.id} ORDER BY id`,
  );
  expect(alerts).toEqual([{ facts: { byCents: 1300 } }, { facts: { byCents: 2300 } }]);
});
