import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  actor,
  aFunder,
  anAccount,
  anAdmin,
  anEmail,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  type Actor,
  type Network,
} from '../support/world.js';

describe('networks and accounts', () => {
  let truchement: TestApp;
  let admin: Actor;
  let rouen: Network;
  let bordeaux: Network;
  beforeAll(async () => {
    truchement = await startTestApp();
    admin = await anAdmin(truchement);
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux', showsPrices: false });
  });
  afterAll(() => truchement.close());

  it('opens a network in the zone of Paris, with a coordinator who is at home in it', async () => {
    const coordinatorEmail = anEmail('coordination');
    const { body } = await admin.post('/networks', { name: 'Nantes', coordinatorEmail }).expect(201);
    expect(body).toMatchObject({ name: 'Nantes', timeZone: 'Europe/Paris', showsPrices: false });
    const me = await (await actor(truchement, coordinatorEmail)).get('/me').expect(200);
    expect(me.body).toMatchObject({ role: 'coordinator', scope: { networkId: body.id } });
  });

  it('refuses a time zone that does not exist, and a field that is unknown', async () => {
    const { body } = await admin
      .post('/networks', {
        name: 'Nantes',
        timeZone: 'Europe/Nantes',
        coordinatorEmail: anEmail('x'),
        budget: 3,
      })
      .set('accept-language', 'en')
      .expect(400);
    expect(body.errors).toEqual([
      { pointer: '/budget', message: 'There is no such field here: remove it.' },
      { pointer: '/timeZone', message: 'An IANA time zone is expected: Europe/Paris.' },
    ]);
  });

  it('shows all networks to an administrator, page after page, and to nobody else', async () => {
    const first = await admin.get('/networks?limit=1').expect(200);
    const second = await admin.get(`/networks?limit=200&cursor=${first.body.nextCursor}`).expect(200);
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([rouen.id, bordeaux.id]));
    expect(new Set(ids).size).toBe(ids.length);
    await rouen.coordinator.get('/networks').expect(403);
    await rouen.coordinator.post('/networks', { name: 'x', coordinatorEmail: anEmail('x') }).expect(403);
  });

  it('opens accounts for staff, a funder, a provider and another coordinator, each bounded by its own', async () => {
    const [practice, provider] = [await aPractice(rouen), await aProvider(rouen)];
    const secretariat = await anAccount(rouen, 'staff', { practiceId: practice.id });
    const ism = await anAccount(rouen, 'provider', { providerId: provider.id });
    const funder = await aFunder(rouen);
    const mdm = await anAccount(rouen, 'funder', { funderId: funder.id });
    const colleague = await anAccount(rouen, 'coordinator');
    expect((await secretariat.get('/me')).body.scope).toEqual({
      networkId: rouen.id,
      practiceId: practice.id,
    });
    expect((await ism.get('/me')).body.scope).toEqual({ networkId: rouen.id, providerId: provider.id });
    expect((await mdm.get('/me')).body.scope).toEqual({ networkId: rouen.id, funderId: funder.id });
    const { body } = await colleague.get('/accounts?limit=200').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([secretariat.id, ism.id, mdm.id, colleague.id]),
    );
  });

  it('asks for the id that bounds the role, and takes no other', async () => {
    const [practice, provider] = [await aPractice(rouen), await aProvider(rouen)];
    const missing = await rouen.coordinator
      .post('/accounts', { email: anEmail('x'), role: 'staff' })
      .expect(400);
    expect(missing.body.errors).toEqual([
      { pointer: '/practiceId', message: 'Ce rôle a besoin de cet identifiant.' },
    ]);
    const both = { email: anEmail('x'), role: 'staff', practiceId: practice.id, providerId: provider.id };
    expect((await rouen.coordinator.post('/accounts', both).expect(400)).body.errors).toHaveLength(1);
    await rouen.coordinator.post('/accounts', { email: anEmail('x'), role: 'admin' }).expect(400);
  });

  it('gives one address one account, in whatever network and case', async () => {
    const { email } = await anAccount(rouen, 'coordinator');
    const { body } = await bordeaux.coordinator
      .post('/accounts', { email: email.toUpperCase(), role: 'coordinator' })
      .expect(409);
    expect(body.type).toBe('/problems/email-taken');
  });

  it('lets nobody open an account on another network’s practice or provider, nor see its accounts', async () => {
    const [practice, provider] = [await aPractice(bordeaux), await aProvider(bordeaux)];
    const account = { email: anEmail('x'), role: 'staff', practiceId: practice.id };
    await rouen.coordinator.post('/accounts', account).expect(404);
    await rouen.coordinator
      .post('/accounts', { email: anEmail('x'), role: 'provider', providerId: provider.id })
      .expect(404);
    const theirs = await anAccount(bordeaux, 'coordinator');
    expect(JSON.stringify((await rouen.coordinator.get('/accounts?limit=200')).body)).not.toContain(
      theirs.id,
    );
  });

  it('is the coordination’s business alone', async () => {
    for (const someone of [await aStaff(rouen), await aProfessional(rouen)]) {
      await someone.get('/accounts').expect(403);
      await someone.post('/accounts', { email: anEmail('x'), role: 'coordinator' }).expect(403);
    }
  });
});
