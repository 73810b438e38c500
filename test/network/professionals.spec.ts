import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  actor,
  anEmail,
  anRpps,
  aNetwork,
  aPractice,
  aProfessional,
  aStaff,
  type Made,
  type Network,
} from '../support/world.js';

describe('professionals', () => {
  let truchement: TestApp;
  let rouen: Network;
  let msp: Made;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
    msp = await aPractice(rouen);
  });
  afterAll(() => truchement.close());

  const invitation = (fields: object = {}) => ({
    givenName: 'Sage-femme',
    familyName: 'PMI',
    profession: 'midwife',
    email: anEmail('sf'),
    rpps: anRpps(),
    practices: [{ practiceId: msp.id, from: '2022-03-01' }],
    ...fields,
  });

  it('are invited, with an account to sign in with', async () => {
    const invited = invitation();
    const { body } = await rouen.coordinator.post('/professionals', invited).expect(201);
    const practices = [{ practiceId: msp.id, from: '2022-03-01', until: null }];
    expect(body).toMatchObject({ ...invited, practices, status: 'invited', enrolledOn: null });
    const me = await (await actor(truchement, invited.email)).get('/me').expect(200);
    expect(me.body).toMatchObject({
      role: 'professional',
      scope: { networkId: rouen.id, professionalId: body.id },
    });
    expect((await rouen.coordinator.get(`/professionals/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('may have no RPPS number, but not one with a wrong key', async () => {
    await rouen.coordinator.post('/professionals', invitation({ rpps: undefined })).expect(201);
    await rouen.coordinator.post('/professionals', invitation({ rpps: '79927398713' })).expect(201);
    const { body } = await rouen.coordinator
      .post('/professionals', invitation({ rpps: '79927398714' }))
      .expect(400);
    expect(body.errors).toEqual([
      {
        pointer: '/rpps',
        message: 'Un chiffre de ce numéro RPPS est sans doute faux : relisez votre carte.',
      },
    ]);
    const short = await rouen.coordinator.post('/professionals', invitation({ rpps: '123' })).expect(400);
    expect(short.body.errors).toEqual([{ pointer: '/rpps', message: 'Un numéro RPPS a onze chiffres.' }]);
  });

  it('are not written down twice, by e-mail or by RPPS number', async () => {
    const known = invitation();
    await rouen.coordinator.post('/professionals', known).expect(201);
    const sameEmail = await rouen.coordinator.post(
      '/professionals',
      invitation({ email: known.email.toUpperCase() }),
    );
    const sameRpps = await rouen.coordinator.post('/professionals', invitation({ rpps: known.rpps }));
    for (const { status, body } of [sameEmail, sameRpps]) {
      expect([status, body.type]).toEqual([409, '/problems/professional-known']);
    }
  });

  it('leave nothing behind when their address already opens another account', async () => {
    const taken = invitation({ email: (await aStaff(rouen, msp)).email });
    const { body } = await rouen.coordinator.post('/professionals', taken).expect(409);
    expect(body.type).toBe('/problems/email-taken');
    await rouen.coordinator.post('/professionals', { ...taken, email: anEmail('sf') }).expect(201);
  });

  it.each([
    ['no practice', [], '/practices'],
    ['an end before its start', [{ from: '2022-03-01', until: '2022-02-28' }], '/practices/0/until'],
    ['a day that does not exist', [{ from: '2022-02-30' }], '/practices/0/from'],
    ['the same practice twice at a time', [{ from: '2022-03-01' }, { from: '2023-01-01' }], '/practices/1'],
    ['a field that is unknown', [{ from: '2022-03-01', role: 'chief' }], '/practices/0/role'],
  ])('are refused with %s', async (_, periods, pointer) => {
    const practices = periods.map((period) => ({ practiceId: msp.id, ...period }));
    const { body } = await rouen.coordinator.post('/professionals', invitation({ practices })).expect(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('enrol, are suspended, come back and leave, each from where they stand only', async () => {
    truchement.clock.set('2026-06-30T22:30:00Z');
    const gp = await aProfessional(rouen, { practice: msp, enrolled: false });
    const tell = (command: string) => rouen.coordinator.post(`/professionals/${gp.id}/${command}`);
    await tell('suspend').expect(409);
    expect((await tell('enrol').expect(201)).body).toMatchObject({
      status: 'enrolled',
      enrolledOn: '2026-07-01',
    });
    await tell('enrol').expect(409);
    expect((await tell('suspend').expect(201)).body.status).toBe('suspended');
    truchement.clock.advance({ days: 30 });
    expect((await tell('reinstate').expect(201)).body).toMatchObject({
      status: 'enrolled',
      enrolledOn: '2026-07-01',
    });
    expect((await tell('leave').expect(201)).body.status).toBe('left');
    const { body } = await tell('suspend').set('accept-language', 'en').expect(409);
    expect(body).toMatchObject({
      type: '/problems/state-conflict',
      detail: 'This person is left: "suspend" is not possible.',
    });
    expect((await tell('enrol').expect(201)).body.status).toBe('enrolled');
  });

  it('see the colleagues of their practices, without addresses or numbers; staff see whom they book for', async () => {
    const [pmi, cabinet] = [await aPractice(rouen), await aPractice(rouen)];
    const gp = await aProfessional(rouen, { practice: pmi });
    const midwife = await aProfessional(rouen, { practice: pmi });
    const stranger = await aProfessional(rouen, { practice: cabinet });
    const { body } = await gp.get('/professionals').expect(200);
    expect(body.items.map(({ id, email }: { id: string; email?: string }) => [id, email])).toEqual([
      [gp.id, gp.email],
      [midwife.id, undefined],
    ]);
    expect(body.items[1]).not.toHaveProperty('rpps');
    await gp.get(`/professionals/${stranger.id}`).expect(404);
    const secretariat = await aStaff(rouen, pmi);
    const seen = (await secretariat.get('/professionals').expect(200)).body.items;
    expect(seen.map(({ id }: { id: string }) => id)).toEqual([gp.id, midwife.id]);
    await secretariat.get(`/professionals/${stranger.id}`).expect(404);
    await gp.post(`/professionals/${midwife.id}/suspend`).expect(403);
  });
});
