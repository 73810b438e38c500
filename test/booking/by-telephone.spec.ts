import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { BookedSessions, type ListedCall } from '../../src/usage/index.js';
import { aScene, bookingWhen, budgetOf, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import {
  aNetwork,
  anAccessCode,
  anAgreement,
  aProfessional,
  aProvider,
  aTariff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

let truchement: TestApp;
let network: Network;
let agreement: Made;
let provider: Made;
let gp: Person;
beforeAll(async () => {
  truchement = await startTestApp({ work: true });
  network = await aNetwork(truchement);
  agreement = await anAgreement(network);
  provider = await aProvider(network, { usageDueDays: 30 });
  await aTariff(network, provider);
  gp = await aProfessional(network);
  await anAccessCode(network, { provider, agreement, professional: gp });
});
afterAll(() => truchement.close());

const inMinutes = (minutes: number): string =>
  new Date(truchement.clock.now().getTime() + minutes * 60_000).toISOString();
const book = async (fields: object = {}): Promise<any> =>
  (
    await gp
      .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 20, ...fields })
      .expect(201)
  ).body;
const matched = (...calls: Partial<ListedCall>[]): Promise<readonly any[]> =>
  truchement.database.transaction((tx) =>
    truchement.app.get(BookedSessions).match(
      tx,
      network.id,
      calls.map((call) => ({
        providerId: provider.id,
        reference: 'ISM-1',
        professionalId: gp.id,
        language: 'prs',
        startedAt: truchement.clock.now(),
        ...call,
      })),
    ),
  );

describe('a provider that only has a telephone', () => {
  it('is sent nothing: the call for now waits for the list at once, an appointment from its time on', async () => {
    const now = await book();
    expect(now).toMatchObject({
      status: 'requested',
      offers: [],
      access: { phoneNumber: '02 61 91 00 02', code: expect.any(String) },
    });
    const later = await book({ modality: 'phone_booked', startsAt: inMinutes(60) });
    await bookingWhen(gp, now.id, 'awaiting_usage');
    expect((await gp.get(`/bookings/${later.id}`).expect(200)).body.status).toBe('requested');
    truchement.clock.advance({ minutes: 61 });
    await bookingWhen(gp, later.id, 'awaiting_usage');
    await gp.post(`/bookings/${later.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(409);
  });

  it('keeps the money until the day that its list is due, in the network’s days, then gives it back', async () => {
    const { id, usageDueOn } = await book({ language: 'kat' });
    await bookingWhen(gp, id, 'awaiting_usage');
    const due = await truchement.database.row<{ due_at: Date }>(
      sql`SELECT due_at FROM booking WHERE id = ${id}`,
    );
    const [day, time] = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'Europe/Paris',
    })
      .format(due!.due_at)
      .split(' ');
    expect(time).toBe('00:00:00');
    expect(Date.parse(day!) - Date.parse(usageDueOn)).toBe(86_400_000);
    const before = await budgetOf({ network, agreement });
    truchement.clock.set(due!.due_at);
    try {
      await bookingWhen(gp, id, 'unreported');
      const after = await budgetOf({ network, agreement });
      expect(before.committedCents - after.committedCents).toBeGreaterThanOrEqual(2300);
      expect(after.consumedCents).toBe(before.consumedCents);
    } finally {
      truchement.clock.set(new Date());
    }
  });

  it('is completed by its list, which finds the booking by who called, in which language, and when', async () => {
    const { id } = await book({ language: 'pus' });
    await bookingWhen(gp, id, 'awaiting_usage');
    const [call] = await matched({ language: 'pus', startedAt: new Date(inMinutes(4)) });
    expect(call).toMatchObject({
      bookingId: id,
      agreementId: agreement.id,
      plannedSeconds: 1200,
      isRecorded: false,
    });
    await truchement.database.transaction((tx) =>
      truchement.app.get(BookedSessions).complete(tx, network.id, [id, id]),
    );
    expect((await gp.get(`/bookings/${id}`).expect(200)).body.status).toBe('completed');
    expect((await matched({ language: 'pus' }))[0]).toMatchObject({ bookingId: id, isRecorded: true });
    const told = await truchement.database.rows(
      sql`SELECT FROM event WHERE subject_id = ${id} AND type = 'booking.completed.v1'`,
    );
    expect(told).toHaveLength(1);
  });
});

describe('which booking a call of the list is', () => {
  it('is said by its reference first, then by the nearest start within half an hour', async () => {
    const first = await book({ modality: 'video', language: 'ukr', startsAt: inMinutes(100) });
    const second = await book({ modality: 'video', language: 'ukr', startsAt: inMinutes(130) });
    const at = (minutes: number): Date => new Date(Date.parse(first.startsAt) + minutes * 60_000);
    const ids = (
      await matched(
        { language: 'ukr', startedAt: at(10) },
        { language: 'ukr', startedAt: at(25) },
        { language: 'ukr', startedAt: at(-30) },
        { language: 'ukr', startedAt: at(-31) },
        { language: 'rus', startedAt: at(0) },
        { language: null, startedAt: at(0) },
        { language: 'ukr', startedAt: at(0), professionalId: null },
        { language: null, professionalId: null, startedAt: at(5_000), reference: second.reference },
        { language: 'ukr', startedAt: at(0), reference: second.reference },
      )
    ).map((session) => session?.bookingId ?? null);
    expect(ids).toEqual([first.id, second.id, first.id, null, null, null, null, second.id, second.id]);
  });

  it('is never one that was cancelled, another provider’s, or another network’s', async () => {
    const gone = await book({ modality: 'video', language: 'tir', startsAt: inMinutes(100) });
    await gp.post(`/bookings/${gone.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    const here = await book({ modality: 'video', language: 'tir', startsAt: inMinutes(100) });
    const startedAt = new Date(here.startsAt);
    const other = await aProvider(network, { name: 'IMEDI', priority: 900 });
    expect((await matched({ language: 'tir', startedAt }))[0]?.bookingId).toBe(here.id);
    expect(await matched({ language: 'tir', startedAt, providerId: other.id })).toEqual([null]);
    const abroad = await truchement.database.transaction(async (tx) =>
      truchement.app.get(BookedSessions).match(tx, (await aNetwork(truchement, { name: 'Bordeaux' })).id, [
        {
          providerId: provider.id,
          reference: here.reference,
          professionalId: gp.id,
          language: 'tir',
          startedAt,
        },
      ]),
    );
    expect(abroad).toEqual([null]);
  });
});

describe('a request made early and served late', () => {
  let scene: Scene;
  beforeAll(async () => {
    const urgent = [
      {
        type: 'block',
        modalities: ['on_site'],
        firstMinutes: 60,
        firstCents: 4000,
        stepMinutes: 30,
        stepCents: 2000,
        basis: 'higher',
      },
      {
        type: 'surcharge',
        modalities: ['on_site'],
        when: { noticeUnderHours: 24 },
        basisPoints: 5000,
        per: 'session',
      },
    ];
    scene = await aScene(truchement, { provider: { priority: 1 }, rules: urgent });
    const second = await aProvider(scene.network, {
      name: 'IMEDI',
      baseUrl: `${scene.simulator.url}/imedi`,
      secret: SIMULATED_SECRET,
      priority: 2,
    });
    await aTariff(scene.network, second, { rules: urgent });
  });
  afterAll(() => scene.stop());

  it('costs what it costs to ask then: shown, reserved and charged alike', async () => {
    const startsAt = inMinutes(48 * 60);
    scene.played.behave({});
    const { body } = await scene.gp
      .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
      .expect(201);
    expect(body.estimate.amountCents).toBe(4000);
    await bookingWhen(scene.gp, body.id, 'confirmed');
    truchement.clock.advance({ hours: 30 });
    try {
      await scene.played.sendEvent({
        type: 'booking.withdrawn',
        bookingId: body.id,
        reason: 'interpreter_unavailable',
      });
      const served = await eventually(
        async () => (await scene.gp.get(`/bookings/${body.id}`).expect(200)).body,
        ({ status, offers }) => status === 'confirmed' && offers.length === 2,
      );
      expect(served.estimate.amountCents).toBe(6000);
      truchement.clock.advance({ hours: 20 });
      await scene.simulator.account('imedi').carryOut(body.id, { durationSeconds: 3600 });
      await bookingWhen(scene.gp, body.id, 'completed');
      const { body: usage } = await scene.gp.get(`/usage?bookingId=${body.id}`).expect(200);
      expect(usage.items).toEqual([expect.objectContaining({ amountCents: 6000 })]);
    } finally {
      truchement.clock.set(new Date());
    }
  });
});
