import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOn, Directory, type AccessCode } from '../../src/network/index.js';
import { ReferenceCache } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  anAccessCode,
  anAgreement,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

describe('access codes', () => {
  let truchement: TestApp;
  let rouen: Network;
  let ism: Made;
  let mdm: Made;
  let ctai: Made;
  let gp: Person;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
    ism = await aProvider(rouen);
    mdm = await anAgreement(rouen);
    ctai = await anAgreement(rouen);
    gp = await aProfessional(rouen);
  });
  afterAll(() => truchement.close());

  const attach = (fields: object) =>
    rouen.coordinator.post(`/providers/${ism.id}/access-codes`, {
      professionalId: gp.id,
      agreementId: mdm.id,
      validFrom: '2022-01-01',
      ...fields,
    });
  const meaning = async (code: string, day: string): Promise<AccessCode | undefined> => {
    await truchement.app.get(ReferenceCache).refresh(rouen.id);
    const codes = await truchement.app.get(Directory).accessCodes(rouen.id);
    return codeOn(
      codes.filter((known) => known.code === code),
      day,
    );
  };

  it('keep their zeros', async () => {
    const { body } = await attach({ code: '00421' }).expect(201);
    expect(body).toMatchObject({ code: '00421', professionalId: gp.id, practiceId: null, revokedOn: null });
    const { body: listed } = await rouen.coordinator.get(`/providers/${ism.id}/access-codes`).expect(200);
    expect(listed.items).toContainEqual(body);
    await attach({ code: 421 }).expect(400);
    await attach({ code: ' 00421' }).expect(400);
  });

  it('that are attached anew from a day charge the former agreement before and the new one from then on', async () => {
    await attach({ code: 'ROU-MG-01' }).expect(201);
    await attach({ code: 'ROU-MG-01', agreementId: ctai.id, validFrom: '2023-02-01' }).expect(201);
    expect((await meaning('ROU-MG-01', '2021-12-31'))?.agreementId).toBeUndefined();
    expect((await meaning('ROU-MG-01', '2023-01-31'))?.agreementId).toBe(mdm.id);
    expect((await meaning('ROU-MG-01', '2023-02-01'))?.agreementId).toBe(ctai.id);
  });

  it('are attached once a day', async () => {
    await attach({ code: 'ROU-MG-02' }).expect(201);
    const { body } = await attach({ code: 'ROU-MG-02', agreementId: ctai.id }).expect(409);
    expect(body.type).toBe('/problems/code-attached-twice');
  });

  it('have one holder at a time, until they are revoked', async () => {
    const other = await aProfessional(rouen);
    const { body: code } = await attach({ code: 'ROU-MG-03' }).expect(201);
    const later = { code: 'ROU-MG-03', professionalId: other.id, validFrom: '2022-09-01' };
    expect((await attach(later).expect(409)).body.type).toBe('/problems/code-held');
    await attach({ ...later, professionalId: null }).expect(409);
    await rouen.coordinator.post(`/access-codes/${code.id}/revoke`, { on: '2022-06-01' }).expect(201);
    await attach(later).expect(201);
    expect((await meaning('ROU-MG-03', '2022-05-31'))?.professionalId).toBe(gp.id);
    expect(await meaning('ROU-MG-03', '2022-06-01')).toBeUndefined();
    expect((await meaning('ROU-MG-03', '2022-09-01'))?.professionalId).toBe(other.id);
  });

  it('that are given at once to two people go to one of them', async () => {
    const other = await aProfessional(rouen);
    const answers = await Promise.all(
      [gp.id, other.id, gp.id, other.id].map((professionalId, index) =>
        attach({
          code: 'ROU-MG-04',
          professionalId,
          validFrom: '2022-01-01',
          agreementId: index < 2 ? mdm.id : ctai.id,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are revoked once, and not before their first day', async () => {
    const code = await anAccessCode(rouen, { provider: ism, agreement: mdm, validFrom: '2022-01-01' });
    const revoke = (on: string) => rouen.coordinator.post(`/access-codes/${code.id}/revoke`, { on });
    expect((await revoke('2021-12-31').expect(400)).body.errors[0].pointer).toBe('/on');
    expect((await revoke('2022-05-01').expect(201)).body).toMatchObject({
      id: code.id,
      revokedOn: '2022-05-01',
    });
    await revoke('2022-06-01').expect(409);
  });

  it('belong to a professional, to a practice or to the whole network, never to two of them', async () => {
    const practice = await aPractice(rouen);
    expect(await anAccessCode(rouen, { provider: ism, agreement: mdm, practice })).toMatchObject({
      professionalId: null,
      practiceId: practice.id,
    });
    expect(await anAccessCode(rouen, { provider: ism, agreement: mdm })).toMatchObject({
      professionalId: null,
      practiceId: null,
    });
    await attach({ code: 'ROU-X', practiceId: practice.id }).expect(400);
  });
});
