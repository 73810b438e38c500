import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { newId } from '../../src/kernel/ids.js';
import { aScene, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aStaff,
  aTariff,
  type Actor,
} from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp();
  scene = await aScene(truchement);
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const call = { modality: 'phone_now', language: 'prs', expectedMinutes: 15 };
const inDays = (days: number): string =>
  new Date(truchement.clock.now().getTime() + days * 86_400_000).toISOString();
const withKey = (person: Actor, key: string, body: object) =>
  person.post('/bookings', body).set('idempotency-key', key);
const countOf = async (
  table: 'booking' | 'reservation' | 'event',
  professionalId: string,
): Promise<number> => {
  const [row] = await truchement.database.rows<{ n: number }>(
    table === 'booking'
      ? sql`SELECT count(*) AS n FROM booking WHERE professional_id = ${professionalId}`
      : table === 'reservation'
        ? sql`SELECT count(*) AS n FROM reservation r JOIN booking b ON b.id = r.booking_id
               WHERE b.professional_id = ${professionalId} AND r.held_cents > 0`
        : sql`SELECT count(*) AS n FROM event e JOIN booking b ON b.id = e.subject_id WHERE b.professional_id = ${professionalId}`,
  );
  return row!.n;
};
const aColleague = async () => {
  const gp = await aProfessional(scene.network, { practice: scene.practice });
  await anAccessCode(scene.network, {
    provider: scene.provider,
    agreement: scene.agreement,
    professional: gp,
  });
  return gp;
};

describe('a button pressed twice', () => {
  it('books once, and reserves once, when both presses arrive together', async () => {
    const gp = await aColleague();
    const answers = await Promise.all(Array.from({ length: 6 }, () => withKey(gp, 'press', call)));
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const booked = answers.filter(({ status }) => status === 201);
    expect(new Set(booked.map(({ body }) => body.id)).size).toBe(1);
    expect(booked.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    const again = await withKey(gp, 'press', call).expect(201);
    expect(again.body).toEqual(booked[0]!.body);
    expect(await countOf('booking', gp.id)).toBe(1);
    expect(await countOf('reservation', gp.id)).toBe(1);
    expect(await countOf('event', gp.id)).toBe(1);
  });

  it('is answered word for word as the first time, also when the request could not be accepted any more', async () => {
    const gp = await aColleague();
    const body = { ...call, modality: 'phone_booked', startsAt: inDays(1) };
    const first = await withKey(gp, 'late', body).expect(201);
    truchement.clock.advance({ days: 2 });
    try {
      const again = await withKey(gp, 'late', body).expect(201);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect(again.body).toEqual(first.body);
      await scene.network.coordinator.post(`/professionals/${gp.id}/suspend`).expect(201);
      expect((await withKey(gp, 'late', body).expect(201)).body).toEqual(first.body);
      expect(await countOf('booking', gp.id)).toBe(1);
    } finally {
      truchement.clock.advance({ days: -2 });
    }
  });

  it('is refused with another body', async () => {
    const gp = await aColleague();
    await withKey(gp, 'other', call).expect(201);
    const { body } = await withKey(gp, 'other', { ...call, expectedMinutes: 30 }).expect(422);
    expect(body.type).toBe('/problems/idempotency-key-reused');
    await withKey(gp, 'other', { ...call, modality: 'video', startsAt: inDays(-1) }).expect(422);
  });

  it('is refused again as it was refused, even when the money has come meanwhile', async () => {
    const network = await aNetwork(truchement, { name: 'Sans convention' });
    await aTariff(network, await aProvider(network));
    const gp = await aProfessional(network);
    const first = await withKey(gp, 'refused', call).expect(422);
    expect(first.body.type).toBe('/problems/no-agreement');
    const second = await withKey(gp, 'refused', call).expect(422);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    await anAgreement(network);
    expect((await withKey(gp, 'refused', call).expect(422)).body).toEqual(first.body);
    await withKey(gp, 'new-press', call).expect(201);
  });

  it('has a key of its own for each person', async () => {
    const [one, other] = [await aColleague(), await aColleague()];
    const first = await withKey(one, 'same-key', call).expect(201);
    const second = await withKey(other, 'same-key', call).expect(201);
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('a request that can’t be read', () => {
  const refused: Record<string, () => object> = {
    'a language that is not in the catalogue': () => ({ ...call, language: 'zzz' }),
    'a start in the past': () => ({ ...call, modality: 'video', startsAt: inDays(-1) }),
    'a start for a call that is to start now': () => ({ ...call, startsAt: inDays(1) }),
    'no start for an appointment': () => ({ ...call, modality: 'on_site' }),
    'a start without an offset': () => ({ ...call, modality: 'video', startsAt: '2099-03-06T10:00:00' }),
    'a field that does not exist': () => ({ ...call, patientName: 'X' }),
    'an unknown modality': () => ({ ...call, modality: 'telepathy' }),
    'no minutes': () => ({ ...call, expectedMinutes: 0 }),
    'half a minute': () => ({ ...call, expectedMinutes: 10.5 }),
    'an unknown category': () => ({ ...call, category: 'vip' }),
    'a practice where the professional does not work': () => ({ ...call, practiceId: newId() }),
  };

  it.each(Object.keys(refused))('has %s: the field is named, nothing is written', async (what) => {
    const before = await countOf('booking', scene.gp.id);
    const { body, headers } = await scene.gp.post('/bookings', refused[what]!()).expect(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: expect.stringMatching(/^\//) }],
    });
    expect(await countOf('booking', scene.gp.id)).toBe(before);
  });

  it('is told in English to those who ask for it', async () => {
    const { body } = await scene.gp
      .post('/bookings', { ...call, language: 'zzz' })
      .set('accept-language', 'en')
      .expect(400);
    expect(body.errors[0].message).toContain('catalogue: see');
  });
});

describe('who books for whom', () => {
  it('lets a secretariat book for the professionals of its practice, there only', async () => {
    const { network, practice, gp } = scene;
    const staff = await aStaff(network, practice);
    const { body } = await staff.post('/bookings', { ...call, professionalId: gp.id }).expect(201);
    expect(body).toMatchObject({ professionalId: gp.id, practiceId: practice.id });
    await staff.post('/bookings', call).expect(400);
    const elsewhere = await aPractice(network, { name: 'Cabinet des Sapins' });
    const stranger = await aProfessional(network, { practice: elsewhere });
    await staff.post('/bookings', { ...call, professionalId: stranger.id }).expect(404);
    const both = await aProfessional(network, {
      practices: [practice, elsewhere].map(({ id }) => ({ practiceId: id, from: '2020-01-01' })),
    });
    const here = await staff.post('/bookings', { ...call, professionalId: both.id }).expect(201);
    expect(here.body.practiceId).toBe(practice.id);
    await staff.post('/bookings', { ...call, professionalId: both.id, practiceId: elsewhere.id }).expect(404);
  });

  it('asks someone who works in several practices which one it is', async () => {
    const { network, practice } = scene;
    const elsewhere = await aPractice(network, { name: 'Cabinet des Sapins' });
    const both = await aProfessional(network, {
      practices: [practice, elsewhere].map(({ id }) => ({ practiceId: id, from: '2020-01-01' })),
    });
    const { body } = await both.post('/bookings', call).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/practiceId' })]);
    await both.post('/bookings', { ...call, practiceId: elsewhere.id }).expect(201);
  });

  it('lets the coordination book for anybody enrolled of its network, and for nobody else', async () => {
    const { coordinator } = scene.network;
    await coordinator.post('/bookings', { ...call, professionalId: scene.gp.id }).expect(201);
    await coordinator.post('/bookings', call).expect(400);
    const invited = await aProfessional(scene.network, { practice: scene.practice, enrolled: false });
    const { body } = await coordinator.post('/bookings', { ...call, professionalId: invited.id }).expect(422);
    expect(body.type).toBe('/problems/not-enrolled');
    const foreigner = await aProfessional(await aNetwork(truchement, { name: 'Bordeaux' }));
    await coordinator.post('/bookings', { ...call, professionalId: foreigner.id }).expect(404);
    await coordinator.post('/bookings', { ...call, professionalId: newId() }).expect(404);
  });

  it('lets nobody book in another professional’s name', async () => {
    const other = await aColleague();
    await scene.gp.post('/bookings', { ...call, professionalId: other.id }).expect(403);
    await scene.gp.post('/bookings', { ...call, professionalId: scene.gp.id }).expect(201);
  });
});

it('shows what is reserved in the budget, and where it comes from in the ledger', async () => {
  const gp = await aColleague();
  const before = await budgetOf(scene);
  const { body } = await gp.post('/bookings', { ...call, expectedMinutes: 20 }).expect(201);
  const after = await budgetOf(scene);
  expect(after.committedCents - before.committedCents).toBe(2300);
  expect(before.availableCents - after.availableCents).toBe(2300);
  const { body: entries } = await scene.network.coordinator
    .get(`/agreements/${scene.agreement.id}/entries?limit=200`)
    .expect(200);
  expect(entries.items).toContainEqual(expect.objectContaining({ verb: 'commit', bookingId: body.id }));
});
