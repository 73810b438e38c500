import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { ProviderApi } from '../../src/dispatch/adapters/provider-api/provider-api.js';
import { Directory } from '../../src/network/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccount, aNetwork, aProfessional, aProvider, type Network } from '../support/world.js';

describe('providers', () => {
  let truchement: TestApp;
  let rouen: Network;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
  });
  afterAll(() => truchement.close());

  it('need a name, modalities and a number to dial, and no more', async () => {
    const ism = { name: 'ISM Interprétariat', modalities: ['phone_now'], phoneNumber: '02 61 91 00 02' };
    const { body } = await rouen.coordinator.post('/providers', ism).expect(201);
    expect(body).toEqual({
      ...ism,
      networkId: rouen.id,
      id: body.id,
      dispatch: 'phone_code',
      baseUrl: null,
      clientNumber: null,
      languages: [],
      departments: [],
      communes: [],
      notice: [],
      answerWithinMinutes: 60,
      usageDueDays: 45,
      call: 'professional_dials',
      priority: 100,
      callListMapping: null,
      suspendedOn: null,
    });
    expect((await rouen.coordinator.get(`/providers/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('keep all that is said of them', async () => {
    const described = {
      name: 'Association rouennaise',
      dispatch: 'phone_code',
      phoneNumber: '+33 2 61 91 00 03',
      clientNumber: '00421',
      modalities: ['on_site', 'phone_booked'],
      languages: ['prs', 'ara', 'fsl'],
      departments: ['76', '27'],
      communes: ['76540'],
      notice: [
        { modality: 'phone_booked', minutes: 15 },
        { modality: 'on_site', workingDays: 3 },
      ],
      answerWithinMinutes: 240,
      usageDueDays: 30,
      call: 'provider_calls',
      priority: 10,
      callListMapping: { columns: { reference: 'N° appel' }, durationUnit: 'min' },
    };
    const { body } = await rouen.coordinator.post('/providers', described).expect(201);
    expect((await rouen.coordinator.get(`/providers/${body.id}`)).body).toMatchObject(described);
  });

  it('with an API are given a secret that is shown once, sealed where it is kept', async () => {
    const api = { name: 'IMEDI', modalities: ['video'], baseUrl: 'https://api.imedi.example/truchement/' };
    const post = () => rouen.coordinator.post('/providers', api).set('idempotency-key', 'imedi');
    const { body } = await post().expect(201);
    expect(body).toMatchObject({ dispatch: 'api', baseUrl: 'https://api.imedi.example/truchement' });
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await post().expect('idempotent-replayed', 'true')).body).toEqual(body);
    const read = await rouen.coordinator.get(`/providers/${body.id}`).expect(200);
    expect(read.body).not.toHaveProperty('secret');
    expect(await truchement.app.get(Directory).providerSecret(rouen.id, body.id)).toBe(body.secret);
    const kept = await truchement.database.rows(sql`
      SELECT secret_sealed AS text FROM provider UNION ALL SELECT body::text FROM idempotency_key`);
    expect(JSON.stringify([kept, read.body, truchement.logs])).not.toContain(body.secret.slice(6));
  });

  it('may bring their own secret, which is not repeated to anybody', async () => {
    const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    const provider = await aProvider(rouen, { baseUrl: 'http://127.0.0.1:4000', secret });
    expect(provider).not.toHaveProperty('secret');
    expect(await truchement.app.get(Directory).providerSecret(rouen.id, provider.id)).toBe(secret);
  });

  it.each([
    ['a phone code without a number', { phoneNumber: null }, '/phoneNumber'],
    ['an API without an address', { dispatch: 'api' }, '/baseUrl'],
    ['an address with a password in it', { baseUrl: 'https://me:pass@ism.example' }, '/baseUrl'],
    ['a secret that signs nothing', { secret: 'whsec_short' }, '/secret'],
    ['no modality', { modalities: [] }, '/modalities'],
    ['a modality of our own invention', { modalities: ['telepathy'] }, '/modalities'],
    ['a language that is not in the catalogue', { languages: ['prs', 'fa-AF'] }, '/languages'],
    ['a language nobody knows', { languages: ['prs', 'zzz'] }, '/languages/1'],
    ['a département that does not exist', { departments: ['2C'] }, '/departments'],
    ['a notice in two units', { notice: [{ modality: 'on_site', minutes: 1, workingDays: 1 }] }, '/notice/0'],
    ['a number sent as a text', { priority: '10' }, '/priority'],
    ['a field that is unknown', { secretSealed: 'x' }, '/secretSealed'],
  ])('are refused with %s', async (_, fields, pointer) => {
    const provider = { name: 'ISM', modalities: ['phone_now'], phoneNumber: '0261910002', ...fields };
    const { body } = await rouen.coordinator.post('/providers', provider).expect(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('in production are only called at https addresses of the public internet', async () => {
    const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    const production = await startTestApp({ databaseUrl: truchement.databaseUrl, clock: truchement.clock });
    try {
      const network = await aNetwork(production, { name: 'Caen' });
      for (const baseUrl of ['http://127.0.0.1:4000', 'http://api.ism.example', 'https://10.0.0.5/ism']) {
        const inside = { name: 'ISM', modalities: ['video'], baseUrl };
        const { body } = await network.coordinator.post('/providers', inside).expect(400);
        expect(body.errors).toEqual([expect.objectContaining({ pointer: '/baseUrl' })]);
      }
      await aProvider(network, { baseUrl: 'https://api.ism.example' });
      const message = {
        method: 'POST',
        secret,
        messageId: 'x',
        body: {},
        at: new Date(),
        expected: {},
      } as const;
      await expect(
        production.app.get(ProviderApi).send({ ...message, url: `${truchement.url}/health/live` }),
      ).rejects.toThrow('AddressRefused');
    } finally {
      process.env['NODE_ENV'] = before;
      await production.close();
    }
  });

  it('are the coordination’s to read: a professional and another provider are refused', async () => {
    const provider = await aProvider(rouen);
    for (const someone of [
      await aProfessional(rouen),
      await anAccount(rouen, 'provider', { providerId: provider.id }),
    ]) {
      await someone.get('/providers').expect(403);
      await someone.get(`/providers/${provider.id}`).expect(403);
      await someone.get(`/providers/${provider.id}/access-codes`).expect(403);
    }
  });
});
