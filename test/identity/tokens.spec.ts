import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import supertest from 'supertest';
import { newId } from '../../src/kernel/ids.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aNetwork, type Network, type Person } from '../support/world.js';

describe('API tokens', () => {
  let truchement: TestApp;
  let rouen: Network;
  let person: Person;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
    person = await anAccount(rouen, 'coordinator');
  });
  afterAll(() => truchement.close());

  const meWith = (token: string, url = truchement.url) =>
    supertest(url).get('/api/v1/me').set('authorization', `Bearer ${token}`);

  it('are made by their owner, shown once, and listed without being shown', async () => {
    const made = await person.post('/tokens', { label: 'logiciel du cabinet' }).expect(201);
    expect(made.body).toMatchObject({ label: 'logiciel du cabinet', revokedAt: null });
    await meWith(made.body.token).expect(200);
    const { body } = await person.get('/tokens').expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ id: made.body.id, label: 'logiciel du cabinet' }),
    );
    expect(JSON.stringify(body)).not.toContain(made.body.token);
  });

  it('are made once when asked for twice with one key, and lie nowhere in clear', async () => {
    const key = newId();
    const ask = () => person.post('/tokens', { label: 'deux fois' }).set('idempotency-key', key).expect(201);
    const [first, second] = [await ask(), await ask()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    const kept = await truchement.database.rows(
      sql`SELECT body::text FROM idempotency_key WHERE key = ${key}`,
    );
    expect(JSON.stringify(kept)).not.toContain(first.body.token);
  });

  it('open nothing from the moment they are revoked, and within three seconds on the other replicas', async () => {
    const elsewhere = await startTestApp({ databaseUrl: truchement.databaseUrl });
    try {
      const { body } = await person.post('/tokens', { label: 'perdu' }).expect(201);
      await meWith(body.token).expect(200);
      await meWith(body.token, elsewhere.url).expect(200);
      const revoked = await person.post(`/tokens/${body.id}/revoke`).expect(201);
      expect(revoked.body.revokedAt).not.toBeNull();
      await meWith(body.token).expect(401);
      await eventually(
        () => meWith(body.token, elsewhere.url),
        ({ status }) => status === 401,
        3_500,
      );
      expect(JSON.stringify((await person.get('/tokens')).body)).not.toContain(body.id);
    } finally {
      await elsewhere.close();
    }
  });

  it('are nobody else’s to see or revoke', async () => {
    const { body } = await person.post('/tokens', { label: 'à moi' }).expect(201);
    const colleague = await anAccount(rouen, 'coordinator');
    expect(JSON.stringify((await colleague.get('/tokens')).body)).not.toContain(body.id);
    await colleague.post(`/tokens/${body.id}/revoke`).expect(404);
    await meWith(body.token).expect(200);
  });
});
