import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aFunder,
  anAccount,
  anAdmin,
  aNetwork,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  type Network,
} from '../support/world.js';

describe('practices', () => {
  let truchement: TestApp;
  let rouen: Network;
  let bordeaux: Network;
  beforeAll(async () => {
    truchement = await startTestApp();
    rouen = await aNetwork(truchement);
    bordeaux = await aNetwork(truchement, { name: 'PRISME Bordeaux' });
  });
  afterAll(() => truchement.close());

  const idsIn = (body: { items: { id: string }[] }): string[] => body.items.map(({ id }) => id);

  it('are kept as they were described', async () => {
    const practice = await aPractice(rouen, { inseeCode: '2A004', postcode: '20000', finess: '750712184' });
    const { body } = await rouen.coordinator.get(`/practices/${practice.id}`).expect(200);
    expect(body).toEqual(practice);
    expect(body).toMatchObject({
      networkId: rouen.id,
      inseeCode: '2A004',
      postcode: '20000',
      finess: '750712184',
    });
  });

  it.each([
    ['name', 'Cabinet \u202etenibaC', 'Ce texte est vide ou contient des caractères invisibles.'],
    ['finess', '750712185', 'La clé de ce numéro FINESS est fausse : relisez-le.'],
    ['finess', '75071218', 'Un numéro FINESS a neuf chiffres.'],
    ['inseeCode', '2C004', 'Un code INSEE de commune a cinq caractères : 76540, 2A004.'],
    ['postcode', '7600', 'Un code postal a cinq chiffres.'],
    ['postcode', 76000, 'Un code postal a cinq chiffres.'],
    [
      'contactPhone',
      '12 34',
      'Un numéro de téléphone français est attendu : 02 61 91 00 01 ou +33 2 61 91 00 01.',
    ],
  ])('refuse a %s of %p in words that help', async (field, value, message) => {
    const {
      networkId: _n,
      id: _i,
      closedOn: _c,
      ...practice
    } = { ...(await aPractice(rouen)) } as Record<string, unknown>;
    const { body } = await rouen.coordinator.post('/practices', { ...practice, [field]: value }).expect(400);
    expect(body.errors).toEqual([{ pointer: `/${field}`, message }]);
  });

  it('refuse a field that they do not have', async () => {
    const {
      networkId: _n,
      id: _i,
      closedOn: _c,
      ...practice
    } = { ...(await aPractice(rouen)) } as Record<string, unknown>;
    const { body } = await rouen.coordinator.post('/practices', { ...practice, patient: 'x' }).expect(400);
    expect(body.errors).toEqual([
      { pointer: '/patient', message: 'Ce champ n’existe pas ici : retirez-le.' },
    ]);
  });

  it('are made once for one Idempotency-Key', async () => {
    const {
      networkId: _n,
      id: _i,
      closedOn: _c,
      ...practice
    } = { ...(await aPractice(rouen)) } as Record<string, unknown>;
    const twice = () =>
      rouen.coordinator.post('/practices', practice).set('idempotency-key', 'une-structure');
    const first = await twice().expect(201);
    const again = await twice().expect(201).expect('idempotent-replayed', 'true');
    expect(again.body).toEqual(first.body);
  });

  it('are shown to staff and professionals when they are their own, now or soon, and no longer once they have left', async () => {
    const [own, former, soon, other] = await Promise.all([1, 2, 3, 4].map(() => aPractice(rouen)));
    truchement.clock.set('2026-03-10T12:00:00+01:00');
    const gp = await aProfessional(rouen, {
      practices: [
        { practiceId: own!.id, from: '2020-01-01', until: '2026-03-10' },
        { practiceId: former!.id, from: '2020-01-01', until: '2026-03-09' },
        { practiceId: soon!.id, from: '2026-06-01' },
      ],
    });
    expect(idsIn((await gp.get('/practices').expect(200)).body)).toEqual([own!.id, soon!.id].sort());
    await gp.get(`/practices/${former!.id}`).expect(404);
    await gp.get(`/practices/${other!.id}`).expect(404);
    const secretariat = await aStaff(rouen, own);
    expect(idsIn((await secretariat.get('/practices').expect(200)).body)).toEqual([own!.id]);
    await secretariat.get(`/practices/${other!.id}`).expect(404);
    await secretariat.post('/practices', {}).expect(403);
  });

  it('stop being their own when the last day ends in the network’s zone, not in UTC', async () => {
    const practice = await aPractice(rouen);
    const gp = await aProfessional(rouen, {
      practices: [{ practiceId: practice.id, from: '2020-01-01', until: '2026-03-10' }],
    });
    truchement.clock.set('2026-03-10T22:59:00Z');
    expect(idsIn((await gp.get('/practices')).body)).toEqual([practice.id]);
    truchement.clock.set('2026-03-10T23:30:00Z');
    expect(idsIn((await gp.get('/practices')).body)).toEqual([]);
  });

  it('are none of a provider’s or funder’s business, and all of an administrator’s', async () => {
    const provider = await aProvider(rouen);
    const ism = await anAccount(rouen, 'provider', { providerId: provider.id });
    const ars = await anAccount(rouen, 'funder', { funderId: (await aFunder(rouen)).id });
    for (const someone of [ism, ars]) {
      await someone.get('/practices').expect(403);
      await someone.get('/professionals').expect(403);
    }
    const [here, there] = [await aPractice(rouen), await aPractice(bordeaux)];
    const admin = await anAdmin(truchement);
    const seen = idsIn((await admin.get('/practices?limit=200').expect(200)).body);
    expect(seen).toEqual(expect.arrayContaining([here.id, there.id]));
  });
});
