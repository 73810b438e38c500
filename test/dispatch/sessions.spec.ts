import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { sign } from '../../src/dispatch/adapters/provider-api/webhook-signature.js';
import { newId } from '../../src/kernel/ids.js';
import { aScene, bookingWhen, budgetOf, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let truchement: TestApp;
let scene: Scene;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  scene = await aScene(truchement, { agreement: { grantCents: 1_000_000 } });
});
beforeEach(() => void scene.played.behave({}));
afterAll(async () => {
  await scene.stop();
  await truchement.close();
});

const MINUTE = 60_000;
const minutesAgo = (minutes: number): string =>
  new Date(truchement.clock.now().getTime() - minutes * MINUTE).toISOString();
const call = async (fields: object = {}): Promise<any> =>
  (
    await scene.gp
      .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20, ...fields })
      .expect(201)
  ).body;
const usageOf = async (id: string): Promise<any[]> =>
  (await scene.gp.get(`/usage?bookingId=${id}`).expect(200)).body.items;
const toSettle = async (id: string): Promise<any[]> =>
  (await scene.network.coordinator.get('/received-events?limit=200').expect(200)).body.items.filter(
    ({ bookingId }: any) => bookingId === id,
  );
/** A visit that is accepted, and about which nothing more is said by itself. */
const aVisit = async (hours = 48): Promise<any> => {
  const startsAt = new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString();
  const { id } = await call({ modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt });
  return bookingWhen(scene.gp, id, 'confirmed');
};
type Say = { id?: string; secret?: string; at?: Date; provider?: string };
const say = (
  event: object,
  {
    id = newId(),
    secret = SIMULATED_SECRET,
    at = truchement.clock.now(),
    provider = scene.provider.id,
  }: Say = {},
) => {
  const body = JSON.stringify({ occurredAt: minutesAgo(0), ...event });
  return supertest(truchement.url)
    .post(`/api/v1/providers/${provider}/events`)
    .set({ 'content-type': 'application/json', ...sign(secret, id, at, body) })
    .send(body);
};
const about = ({ id, offers }: any): object => ({ bookingId: id, offerId: offers.at(-1).id });
const ended = (booking: any, startedMinutesAgo: number, minutes: number): object => ({
  type: 'session.ended',
  ...about(booking),
  startedAt: minutesAgo(startedMinutesAgo),
  durationSeconds: minutes * 60,
});

describe('messages of one session', () => {
  it.each([
    ['each three times', { duplicates: 2 }],
    ['in disorder', { disorder: true }],
    ['in disorder, each twice', { disorder: true, duplicates: 1 }],
  ])('come %s, and make one session and one charge', async (_, behaviour) => {
    scene.played.behave(behaviour);
    const before = await budgetOf(scene);
    const { id } = await call();
    await bookingWhen(scene.gp, id, 'completed');
    await eventually(
      async () => scene.played.sentCallbacks.filter(({ event }) => event.bookingId === id),
      (sent) => sent.length >= 3 && sent.every(({ state }) => state !== 'pending'),
    );
    const { body: booking } = await scene.gp.get(`/bookings/${id}`).expect(200);
    expect(booking).toMatchObject({
      status: 'completed',
      providerReference: expect.stringMatching(/^ISM-/),
      interpreterRef: 'interpreter-prs-1',
    });
    expect(await usageOf(id)).toEqual([expect.objectContaining({ amountCents: 2300, outcome: 'completed' })]);
    expect((await budgetOf(scene)).consumedCents - before.consumedCents).toBe(2300);
    expect(await toSettle(id)).toEqual([]);
  });

  it('that end it differently are one charge and a dispute that the coordinator sees', async () => {
    scene.played.behave({ endings: 'two_different' });
    const { id } = await call();
    const [dispute] = await eventually(
      () => toSettle(id),
      (events) => events.length > 0,
    );
    expect(dispute).toMatchObject({
      type: 'session.ended',
      outcome: 'disputed',
      reason: 'different_end',
      facts: { durationSeconds: 1800 },
    });
    expect(await usageOf(id)).toEqual([
      expect.objectContaining({ durationSeconds: 1200, amountCents: 2300 }),
    ]);
  });

  it('that say the same end under another id change nothing', async () => {
    const visit = await aVisit();
    const end = ended(visit, 90, 60);
    expect((await say(end).expect(200)).body.outcome).toBe('applied');
    expect((await say(end).expect(200)).body.outcome).toBe('ignored');
    expect(await usageOf(visit.id)).toHaveLength(1);
  });

  it('sent again with the same webhook-id are answered 200 and change nothing, whatever they say', async () => {
    const visit = await aVisit();
    await say(ended(visit, 90, 60), { id: 'evt_1' }).expect(200);
    expect((await say(ended(visit, 90, 80), { id: 'evt_1' }).expect(200)).body).toEqual({
      outcome: 'known',
      reason: null,
    });
    expect(await usageOf(visit.id)).toEqual([expect.objectContaining({ durationSeconds: 3600 })]);
    expect(await toSettle(visit.id)).toEqual([]);
  });

  it('that never end leave it waiting for the list, then given up; a late end is charged all the same', async () => {
    scene.played.behave({ endings: 'none' });
    const before = await budgetOf(scene);
    const booking = await call();
    await bookingWhen(scene.gp, booking.id, 'in_session');
    const back = { days: 0 };
    try {
      truchement.clock.advance({ minutes: 21 });
      await bookingWhen(scene.gp, booking.id, 'awaiting_usage');
      expect((await budgetOf(scene)).committedCents).toBe(before.committedCents + 2300);
      truchement.clock.advance({ days: (back.days = 47) });
      await bookingWhen(scene.gp, booking.id, 'unreported');
      expect((await budgetOf(scene)).committedCents).toBe(before.committedCents);
      await say(ended(booking, 47 * 24 * 60, 30)).expect(200);
      await bookingWhen(scene.gp, booking.id, 'completed');
      const after = await budgetOf(scene);
      expect(after.consumedCents - before.consumedCents).toBe(3300);
      expect(after.committedCents).toBe(before.committedCents);
    } finally {
      truchement.clock.advance({ days: -back.days, minutes: -21 });
    }
  });
});

describe('what can’t be true', () => {
  it.each([
    ['an end before the start', -10, 60, 'ended_before_started'],
    ['a session of no time', 0, 60, 'zero_duration'],
    ['a session of twenty-five hours', 25 * 60, 26 * 60, 'too_long'],
    ['a session of the day before it was asked for', 30, 25 * 60, 'before_the_request'],
    ['a session that begins in an hour', 30, -60, 'in_the_future'],
    ['a session that ends in an hour', 90, 30, 'in_the_future'],
  ])('is kept for the coordinator and charges nothing: %s', async (_, minutes, startedMinutesAgo, reason) => {
    const visit = await aVisit();
    expect((await say(ended(visit, startedMinutesAgo, minutes)).expect(200)).body).toEqual({
      outcome: 'kept',
      reason,
    });
    expect(await usageOf(visit.id)).toEqual([]);
    expect(await toSettle(visit.id)).toEqual([expect.objectContaining({ outcome: 'kept', reason })]);
    expect((await scene.gp.get(`/bookings/${visit.id}`).expect(200)).body.status).toBe('confirmed');
  });

  it('is kept too when it tells of a booking that was cancelled', async () => {
    const visit = await aVisit();
    await scene.gp.post(`/bookings/${visit.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    expect((await say(ended(visit, 70, 60)).expect(200)).body).toEqual({
      outcome: 'kept',
      reason: 'booking_closed',
    });
    expect(await usageOf(visit.id)).toEqual([]);
  });

  it('is stored by its known fields only', async () => {
    const visit = await aVisit();
    const { body } = await say({ ...ended(visit, 90, 0), comment: 'Mme Dupont, 06 12 34 56 78' }).expect(200);
    expect(body.outcome).toBe('kept');
    expect(JSON.stringify(await toSettle(visit.id))).not.toContain('Dupont');
  });
});

describe('when somebody does not come', () => {
  it('charges 70 % for an absent patient, and no travel', async () => {
    const visit = await aVisit();
    await say({ type: 'session.patient_absent', ...about(visit), distanceKm: 20 }).expect(200);
    expect(await bookingWhen(scene.gp, visit.id, 'no_show')).toMatchObject({ noShowBy: 'patient' });
    const [usage] = await usageOf(visit.id);
    expect(usage.outcome).toBe('patient_no_show');
    expect(usage.lines[0]).toMatchObject({ amountCents: 3220 });
    expect((await say(ended(visit, 90, 60)).expect(200)).body.outcome).toBe('disputed');
    expect(await usageOf(visit.id)).toHaveLength(1);
  });

  it('charges nothing for an absent interpreter, and gives back what was reserved', async () => {
    const before = await budgetOf(scene);
    const visit = await aVisit();
    await say({ type: 'session.interpreter_absent', ...about(visit) }).expect(200);
    expect(await bookingWhen(scene.gp, visit.id, 'no_show')).toMatchObject({ noShowBy: 'interpreter' });
    expect(await usageOf(visit.id)).toEqual([
      expect.objectContaining({ outcome: 'interpreter_no_show', amountCents: 0 }),
    ]);
    expect(await budgetOf(scene)).toMatchObject({
      committedCents: before.committedCents,
      consumedCents: before.consumedCents,
    });
  });

  it('ends at no cost when the provider cancels for good', async () => {
    const before = await budgetOf(scene);
    const visit = await aVisit(3);
    await say({ type: 'booking.cancelled', ...about(visit), reason: 'called_off' }).expect(200);
    expect(await bookingWhen(scene.gp, visit.id, 'cancelled')).toMatchObject({
      cancelledBy: 'provider',
      cancelReason: 'called_off',
    });
    expect(await budgetOf(scene)).toMatchObject({
      committedCents: before.committedCents,
      consumedCents: before.consumedCents,
    });
    expect(scene.played.offers.find(({ offer }) => offer.bookingId === visit.id)!.state).toBe('accepted'); // it needs no recall
  });
});

describe('whose word counts', () => {
  it('is not that of a wrong, missing or old signature', async () => {
    const visit = await aVisit();
    const end = ended(visit, 90, 60);
    const wrong = `whsec_${Buffer.from('somebody else’s secret').toString('base64')}`;
    expect((await say(end, { secret: wrong }).expect(401)).body.type).toBe('/problems/bad-signature');
    await say(end, { at: new Date(truchement.clock.now().getTime() - 6 * MINUTE) }).expect(401);
    await say(end, { at: new Date(truchement.clock.now().getTime() + 6 * MINUTE) }).expect(401);
    await supertest(truchement.url)
      .post(`/api/v1/providers/${scene.provider.id}/events`)
      .send(end)
      .expect(401);
    await say(end, { provider: newId() }).expect(401);
    await say(end, { provider: 'ism' }).expect(401);
    expect(await usageOf(visit.id)).toEqual([]);
    await say(end, { at: new Date(truchement.clock.now().getTime() - 4 * MINUTE) }).expect(200);
  });

  it('is not about a booking that it was never offered, or that does not exist', async () => {
    const visit = await aVisit();
    await say({ ...ended(visit, 90, 60), bookingId: newId() }).expect(404);
    await say({ ...ended(visit, 90, 60), offerId: newId() }).expect(404);
    await say({ type: 'session.ended', bookingId: 'x' }).expect(400);
  });

  it('is too late about an offer that is closed', async () => {
    const visit = await aVisit();
    await scene.gp.post(`/bookings/${visit.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    const { body } = await say({ type: 'booking.accepted', ...about(visit) }).expect(409);
    expect(body).toMatchObject({ type: '/problems/state-conflict', offerState: 'cancelled' });
  });
});
