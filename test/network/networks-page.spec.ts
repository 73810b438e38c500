import { afterAll, beforeAll, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAdmin, anEmail, tokenOf } from '../support/world.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp();
});
afterAll(() => truchement.close());

it('opens a network with the account of its coordination, and keeps what was typed when it is refused', async () => {
  const admin = await anAdmin(truchement);
  const email = anEmail('coordination');
  const send = (fields: object) =>
    admin
      .as(supertest(truchement.url).post('/networks'))
      .set('accept', 'text/html')
      .type('form')
      .redirects(0)
      .send(fields);
  const refused = await send({ name: 'Le Havre', coordinatorEmail: 'personne' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('value="Le Havre"');
  expect((await send({ name: 'Le Havre', coordinatorEmail: email })).status).toBe(303);
  const list = await admin.as(supertest(truchement.url).get('/networks')).set('accept', 'text/html');
  expect(list.text).toContain('Le Havre');
  expect(await tokenOf(truchement, email)).toContain('trm_');
  expect((await send({ name: 'Rouen', coordinatorEmail: email })).status).toBe(409);
});
