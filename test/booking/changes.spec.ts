import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, bookingWhen, budgetOf, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { anAccessCode, anAgreement, aProfessional, type Person } from '../support/world.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  scene = await aScene(truchement, { agreement: { grantCents: 500_000 } });
});
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const inHours = (hours: number): string =>
  new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString();
const aVisit = async (hours: number, fields: object = {}, who: Person = scene.gp): Promise<any> => {
  const { body } = await who
    .post('/bookings', {
      modality: 'on_site',
      language: 'ara',
      expectedMinutes: 60,
      startsAt: inHours(hours),
      ...fields,
    })
    .expect(201);
  return bookingWhen(who, body.id, 'confirmed');
};
const cancel = (id: string, expectedFeeCents: number, who: Person = scene.gp) =>
  who.post(`/bookings/${id}/cancel`, { reason: 'appointment_moved', expectedFeeCents });
const move = (id: string, body: object, who: Person = scene.gp) =>
  who.post(`/bookings/${id}/reschedule`, body);
const held = (id: string): Promise<{ agreement_id: string; held_cents: number }[]> =>
  truchement.database.rows(
    sql`SELECT agreement_id, held_cents FROM reservation WHERE booking_id = ${id} AND held_cents > 0`,
  );
const historyOf = async (id: string): Promise<string[]> =>
  (
    await truchement.database.rows<{ line: string }>(
      sql`SELECT verb || ' ' || committed_cents AS line FROM ledger_entry WHERE booking_id = ${id} ORDER BY id`,
    )
  ).map(({ line }) => line);

// On site, 25,00 € of travel are reserved beside the price: how far the interpreter comes from is not known yet.
describe('cancelling', () => {
  it('is free in time, and gives back what was reserved', async () => {
    const before = await budgetOf(scene);
    const visit = await aVisit(72);
    expect(visit.cancellation).toMatchObject({ feeCents: 0, freeUntil: expect.any(String) });
    expect((await cancel(visit.id, 0).expect(200)).body).toMatchObject({
      status: 'cancelled',
      cancelReason: 'appointment_moved',
    });
    expect(await budgetOf(scene)).toMatchObject({
      committedCents: before.committedCents,
      consumedCents: before.consumedCents,
    });
    expect(await historyOf(visit.id)).toEqual(['commit 7100', 'release -7100']);
  });

  it('shown at 0 € and confirmed after the free time is refused with the new fee, and nothing has changed', async () => {
    const visit = await aVisit(25);
    expect(visit.cancellation.feeCents).toBe(0);
    truchement.clock.advance({ hours: 2 });
    try {
      const { body } = await cancel(visit.id, 0).expect(409);
      expect(body).toMatchObject({ type: '/problems/fee-changed', feeCents: 4600 });
      const { body: still } = await scene.gp.get(`/bookings/${visit.id}`).expect(200);
      expect(still).toMatchObject({
        status: 'confirmed',
        cancelledAt: null,
        cancellation: { feeCents: 4600 },
      });
      expect(await held(visit.id)).toHaveLength(1);
      await cancel(visit.id, 4600).expect(200);
      const { body: usage } = await scene.gp.get(`/usage?bookingId=${visit.id}`).expect(200);
      expect(usage.items).toEqual([
        expect.objectContaining({ outcome: 'late_cancellation', amountCents: 4600, durationSeconds: 0 }),
      ]);
    } finally {
      truchement.clock.advance({ hours: -2 });
    }
  });

  it('from a stale page is a conflict, and costs nothing twice', async () => {
    const visit = await aVisit(5);
    const answers = await Promise.all([1, 2, 3].map(() => cancel(visit.id, 4600)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const { body } = await cancel(visit.id, 4600).expect(409);
    expect(body).toMatchObject({ type: '/problems/state-conflict', bookingStatus: 'cancelled' });
    expect(body.detail).toContain('annulée');
    await move(visit.id, { startsAt: inHours(48) }).expect(409);
    expect((await scene.gp.get(`/usage?bookingId=${visit.id}`).expect(200)).body.items).toHaveLength(1);
  });

  it('once the interpreter has begun is a conflict', async () => {
    const { body } = await scene.gp
      .post('/bookings', { modality: 'phone_now', language: 'kat', expectedMinutes: 5 })
      .expect(201);
    await bookingWhen(scene.gp, body.id, 'completed');
    await cancel(body.id, 0).expect(409);
    await move(body.id, { startsAt: inHours(48) }).expect(400); // a call for now can't be moved at all
  });

  it('takes reasons as codes only', async () => {
    const visit = await aVisit(72);
    const answer = await scene.gp
      .post(`/bookings/${visit.id}/cancel`, { reason: 'Mme X. est malade', expectedFeeCents: 0 })
      .expect(400);
    expect(answer.body.errors[0].pointer).toBe('/reason');
  });
});

describe('moving an appointment', () => {
  it('to where it is already changes nothing, and keeps whoever has confirmed', async () => {
    const visit = await aVisit(50);
    for (const body of [{ startsAt: visit.startsAt }, { startsAt: visit.startsAt, expectedMinutes: 60 }]) {
      const answer = await move(visit.id, body).expect(400);
      expect(answer.body.errors[0]).toMatchObject({ pointer: '/startsAt' });
      expect(answer.body.errors[0].message).toContain('Rien n’a changé.');
    }
    const { body: still } = await scene.gp.get(`/bookings/${visit.id}`).expect(200);
    expect(still).toMatchObject({ status: 'confirmed', contact: visit.contact });
    await move(visit.id, { startsAt: visit.startsAt, expectedMinutes: 90 }).expect(200);
  });

  it('three times leaves one live reservation, one live offer, and the full history', async () => {
    const visit = await aVisit(50);
    for (const [hours, expectedMinutes] of [
      [60, 90],
      [70, 60],
      [80, 120],
    ] as const) {
      const { body } = await move(visit.id, { startsAt: inHours(hours), expectedMinutes }).expect(200);
      expect(body).toMatchObject({
        status: 'requested',
        providerId: scene.provider.id,
        expectedMinutes,
        contact: null,
      });
      await bookingWhen(scene.gp, visit.id, 'confirmed');
    }
    expect(await held(visit.id)).toEqual([{ agreement_id: scene.agreement.id, held_cents: 11_700 }]);
    expect(await historyOf(visit.id)).toEqual([
      'commit 7100',
      'release -7100',
      'commit 9400',
      'release -9400',
      'commit 7100',
      'release -7100',
      'commit 11700',
    ]);
    const { body: moved } = await scene.gp.get(`/bookings/${visit.id}`).expect(200);
    expect(moved.offers.map(({ state }: { state: string }) => state)).toEqual([
      'superseded',
      'superseded',
      'superseded',
      'accepted',
    ]);
    const known = scene.played.offers.filter(({ offer }) => offer.bookingId === visit.id);
    expect(known.map(({ state }) => state)).toEqual(['replaced', 'replaced', 'replaced', 'accepted']);
  });

  it('to another agreement’s days moves the reservation there, with its code', async () => {
    const next = await anAgreement(scene.network, { startsOn: '2100-01-01', endsOn: '2100-12-31' });
    const { code } = await anAccessCode(scene.network, {
      provider: scene.provider,
      agreement: next,
      professional: scene.gp,
      validFrom: '2100-01-01',
    });
    const { body } = await scene.gp
      .post('/bookings', { modality: 'video', language: 'ara', expectedMinutes: 15, startsAt: inHours(40) })
      .expect(201);
    const before = await budgetOf(scene);
    const { body: moved } = await move(body.id, { startsAt: '2100-03-05T10:00:00+01:00' }).expect(200);
    expect(moved).toMatchObject({ agreementId: next.id, access: { code } });
    expect(await held(body.id)).toEqual([{ agreement_id: next.id, held_cents: 1800 }]);
    expect((await budgetOf(scene)).committedCents).toBe(before.committedCents - 1800);
  });

  it('beyond the money is refused, and everything stays as it was', async () => {
    const poor = await anAgreement(scene.network, {
      priority: 1,
      grantCents: 8_000,
      eligibility: { categories: ['refugee'] },
    });
    const visit = await aVisit(60, { category: 'refugee' });
    expect(visit.agreementId).toBe(poor.id);
    const answer = await move(visit.id, { startsAt: inHours(70), expectedMinutes: 120 }).expect(422);
    expect(answer.body.type).toBe('/problems/budget-exhausted');
    const { body: still } = await scene.gp.get(`/bookings/${visit.id}`).expect(200);
    expect(still).toEqual({ ...visit, cancellation: expect.anything() });
    expect(await held(visit.id)).toEqual([{ agreement_id: poor.id, held_cents: 7100 }]);
    await move(visit.id, { startsAt: inHours(70) }).expect(200); // what it holds already pays for it
  });

  it('to the past, to a day without agreement, or twice at once is refused or done once', async () => {
    const visit = await aVisit(60);
    await move(visit.id, { startsAt: inHours(-1) }).expect(400);
    expect((await move(visit.id, { startsAt: '2150-01-01T10:00:00Z' }).expect(422)).body.type).toBe(
      '/problems/no-agreement',
    );
    const later = { startsAt: inHours(90) };
    const twice = await Promise.all(
      [1, 2].map(() => move(visit.id, later).set('idempotency-key', `move-${visit.id}`)),
    );
    expect(twice.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const again = await move(visit.id, later).set('idempotency-key', `move-${visit.id}`).expect(200);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body.offers).toHaveLength(2);
  });

  it('is not for somebody whose enrolment is suspended', async () => {
    const gp = await aProfessional(scene.network, { practice: scene.practice });
    const visit = await aVisit(60, {}, gp);
    await scene.network.coordinator.post(`/professionals/${gp.id}/suspend`).expect(201);
    const { body } = await move(
      visit.id,
      { startsAt: inHours(80) },
      { ...gp, ...scene.network.coordinator },
    ).expect(422);
    expect(body.type).toBe('/problems/not-enrolled');
  });
});

describe('how it went', () => {
  it('is said in one tap, beside the booking and without a cent', async () => {
    const visit = await aVisit(60);
    for (const kind of ['no_answer', 'language_unavailable', 'poor_audio', 'interpreter_late', 'went_well']) {
      const { body } = await scene.gp.post(`/bookings/${visit.id}/incident`, { kind }).expect(200);
      expect(body.status).toBe('confirmed');
    }
    await scene.gp.post(`/bookings/${visit.id}/incident`, { kind: 'patient_was_rude' }).expect(400);
    const events = await truchement.database.rows<{ kind: string }>(
      sql`SELECT facts->>'kind' AS kind FROM event WHERE subject_id = ${visit.id} AND type = 'booking.incident_reported.v1' ORDER BY id`,
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'no_answer',
      'language_unavailable',
      'poor_audio',
      'interpreter_late',
      'went_well',
    ]);
  });
});
