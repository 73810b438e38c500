import { afterAll, beforeAll, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { Mailbox } from '../../src/platform/mail/index.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAdmin, anEmail, tokenOf } from '../support/world.js';

let truchement: TestApp;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
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
  const opened = await send({ name: 'Le Havre', coordinatorEmail: email });
  expect([opened.status, opened.headers['location']]).toEqual([303, '/networks?opened=yes']);
  const list = await admin
    .as(supertest(truchement.url).get('/networks?opened=yes'))
    .set('accept', 'text/html');
  expect(list.text).toContain('Le Havre');
  expect(list.text).toContain('Le réseau est ouvert.');
  expect(list.text).toContain('type="email"');
  const letter = await eventually(
    async () => (await truchement.app.get(Mailbox).latest()).find(({ to }) => to === email),
    (found) => found !== undefined,
  );
  expect(letter!.subject).toBe('Un accès à Truchement vous est ouvert');
  expect(letter!.body).toContain('Le Havre');
  expect(await tokenOf(truchement, email)).toContain('trm_');
  expect((await send({ name: 'Rouen', coordinatorEmail: email })).status).toBe(409);
});
