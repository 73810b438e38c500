import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccessCode,
  anAgreement,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

describe('what belongs to another network', () => {
  let truchement: TestApp;
  let rouen: Network;
  let theirs: { practice: Made; professional: Person; provider: Made; agreement: Made; code: Made };
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
    const bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
    const practice = await aPractice(bordeaux);
    const professional = await aProfessional(bordeaux, { practice });
    const provider = await aProvider(bordeaux);
    const agreement = await anAgreement(bordeaux);
    theirs = {
      practice,
      professional,
      provider,
      agreement,
      code: await anAccessCode(bordeaux, { provider, agreement }),
    };
  });
  afterAll(() => truchement.close());

  it('is not found by its id, nor is what is no id', async () => {
    for (const id of [theirs.practice.id, 'x']) await rouen.coordinator.get(`/practices/${id}`).expect(404);
    for (const id of [theirs.professional.id, 'x']) {
      await rouen.coordinator.get(`/professionals/${id}`).expect(404);
      for (const command of ['enrol', 'suspend', 'reinstate', 'leave']) {
        await rouen.coordinator.post(`/professionals/${id}/${command}`).expect(404);
      }
    }
    for (const id of [theirs.provider.id, 'x']) {
      await rouen.coordinator.get(`/providers/${id}`).expect(404);
      await rouen.coordinator.get(`/providers/${id}/access-codes`).expect(404);
    }
    for (const id of [theirs.code.id, 'x']) {
      await rouen.coordinator.post(`/access-codes/${id}/revoke`, { on: '2030-01-01' }).expect(404);
    }
  });

  it('is not found by their staff’s or professionals’ counterparts here either', async () => {
    const practice = await aPractice(rouen);
    for (const someone of [await aStaff(rouen, practice), await aProfessional(rouen, { practice })]) {
      await someone.get(`/practices/${theirs.practice.id}`).expect(404);
      await someone.get(`/professionals/${theirs.professional.id}`).expect(404);
    }
  });

  it('cannot be named in what is written here', async () => {
    const invitation = {
      givenName: 'Médecin',
      familyName: 'MSP',
      profession: 'general_practitioner',
      email: anEmail('gp'),
      practices: [{ practiceId: theirs.practice.id, from: '2022-01-01' }],
    };
    const { body } = await rouen.coordinator.post('/professionals', invitation).expect(404);
    expect(body.errors[0].pointer).toBe('/practices/0/practiceId');

    const [provider, agreement] = [await aProvider(rouen), await anAgreement(rouen)];
    const code = { code: '00421', validFrom: '2022-01-01', agreementId: agreement.id };
    const attach = (to: string, fields: object) =>
      rouen.coordinator.post(`/providers/${to}/access-codes`, fields);
    await attach(theirs.provider.id, code).expect(404);
    await attach('x', code).expect(404);
    for (const [pointer, fields] of Object.entries({
      '/agreementId': { agreementId: theirs.agreement.id },
      '/professionalId': { professionalId: theirs.professional.id },
      '/practiceId': { practiceId: theirs.practice.id },
    })) {
      const refused = await attach(provider.id, { ...code, ...fields }).expect(404);
      expect(refused.body.errors[0].pointer).toBe(pointer);
    }
    await attach(provider.id, code).expect(201);
  });

  it('is in no list', async () => {
    await aPractice(rouen);
    const provider = await aProvider(rouen);
    for (const path of [
      '/practices',
      '/professionals',
      '/providers',
      `/providers/${provider.id}/access-codes`,
      '/accounts',
    ]) {
      const { body } = await rouen.coordinator.get(`${path}?limit=200`).expect(200);
      for (const { id } of Object.values(theirs)) expect(JSON.stringify(body)).not.toContain(id);
    }
  });
});
