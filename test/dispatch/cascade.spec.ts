import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { aScene, bookingWhen, budgetOf, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { anAccessCode, anAgreement, aProvider, aTariff, type Made } from '../support/world.js';
import type { SimulatedAccount } from '../../src/dispatch/simulator/account.js';

const onSite = (firstCents: number) => [
  {
    type: 'block',
    modalities: ['phone_now', 'on_site'],
    firstMinutes: 60,
    firstCents,
    stepMinutes: 30,
    stepCents: 2300,
    basis: 'higher',
  },
];

describe.each(queueStores)('when the first provider does not come, with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  let second: Made;
  let third: Made;
  let ism: SimulatedAccount;
  let imedi: SimulatedAccount;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    scene = await aScene(truchement, {
      provider: { name: 'A', priority: 1 },
      rules: onSite(4600),
      agreement: { grantCents: 500_000 },
    });
    const baseUrl = `${scene.simulator.url}/imedi`;
    second = await aProvider(scene.network, { name: 'B', priority: 2, baseUrl, secret: SIMULATED_SECRET });
    await aTariff(scene.network, second, { rules: onSite(9000) });
    third = await aProvider(scene.network, {
      name: 'C',
      priority: 3,
      modalities: ['phone_now', 'on_site'],
      languages: ['kat'],
    });
    await aTariff(scene.network, third, { rules: onSite(5000) });
    ism = scene.simulator.account('ism');
    imedi = scene.simulator.account('imedi');
  });
  beforeEach(() => {
    ism.behave({});
    imedi.behave({});
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  const book = async (fields: object = {}): Promise<any> => {
    const startsAt = new Date(truchement.clock.now().getTime() + 72 * 3_600_000).toISOString();
    const body = { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt, ...fields };
    return (await scene.gp.post('/bookings', body).expect(201)).body;
  };
  const offersOf = ({ offers }: any): string[] =>
    offers.map(
      ({ providerId, state }: any) =>
        `${{ [scene.provider.id]: 'A', [second.id]: 'B', [third.id]: 'C' }[providerId]} ${state}`,
    );
  const heldFor = async (id: string): Promise<number[]> =>
    (
      await truchement.database.rows<{ held_cents: number }>(
        sql`SELECT held_cents FROM reservation WHERE booking_id = ${id} AND held_cents > 0`,
      )
    ).map(({ held_cents }) => held_cents);

  it('moves to a dearer one, and the reservation and the API say its price', async () => {
    ism.behave({ answer: 'decline', declineReason: 'language_unavailable' });
    const before = await budgetOf(scene);
    const { id } = await book();
    const booking = await bookingWhen(scene.gp, id, 'confirmed');
    expect(offersOf(booking)).toEqual(['A declined', 'B accepted']);
    expect(booking).toMatchObject({
      providerId: second.id,
      estimate: { amountCents: 9000 },
      offers: [{ reason: 'language_unavailable' }, {}],
    });
    expect(await heldFor(id)).toEqual([9000]);
    expect((await budgetOf(scene)).committedCents - before.committedCents).toBe(9000);
  });

  it('asks C when A declined and B withdrew, and never A again', async () => {
    ism.behave({ answer: 'decline' });
    imedi.behave({ withdrawAfterMs: 30 });
    const { id } = await book({ language: 'kat' });
    const booking = await eventually(
      async () => (await scene.gp.get(`/bookings/${id}`).expect(200)).body,
      ({ providerId }) => providerId === third.id,
    );
    expect(offersOf(booking)).toEqual(['A declined', 'B withdrawn']);
    expect(booking).toMatchObject({
      status: 'dispatched',
      confirmedAt: null,
      contact: null,
      providerReference: null,
    });
    expect(await heldFor(id)).toEqual([5000]);
    expect(ism.offers.filter(({ offer }) => offer.bookingId === id)).toHaveLength(1);
  });

  it('waits for the list where the last one asked only has a telephone', async () => {
    const [clock] = [truchement.clock];
    ism.behave({ answer: 'decline' });
    imedi.behave({ answer: 'decline' });
    const { id } = await book({ language: 'kat' });
    await eventually(
      async () => (await scene.gp.get(`/bookings/${id}`).expect(200)).body,
      ({ providerId }) => providerId === third.id,
    );
    clock.advance({ hours: 73 });
    try {
      await bookingWhen(scene.gp, id, 'awaiting_usage');
    } finally {
      clock.advance({ hours: -73 });
    }
  });

  it('is unmet once when nobody is left, and what was reserved is available again', async () => {
    ism.behave({ answer: 'decline' });
    imedi.behave({ answer: 'decline' });
    const before = await budgetOf(scene);
    const { id } = await book();
    const booking = await bookingWhen(scene.gp, id, 'unmet');
    expect(booking).toMatchObject({ unmetReason: 'nobody_available' });
    expect(offersOf(booking)).toEqual(['A declined', 'B declined']);
    expect(await budgetOf(scene)).toMatchObject({
      committedCents: before.committedCents,
      availableCents: before.availableCents,
    });
  });

  it('is unmet for want of money when only the dearer one is left', async () => {
    const poor = await anAgreement(scene.network, {
      priority: 1,
      grantCents: 5000,
      eligibility: { categories: ['refugee'] },
    });
    await anAccessCode(scene.network, { provider: scene.provider, agreement: poor, professional: scene.gp });
    ism.behave({ answer: 'decline' });
    const { id } = await book({ category: 'refugee' });
    expect(await bookingWhen(scene.gp, id, 'unmet')).toMatchObject({ unmetReason: 'budget_exhausted' });
    expect(await budgetOf({ ...scene, agreement: poor })).toMatchObject({
      committedCents: 0,
      availableCents: 5000,
    });
  });

  it('asks the next one for an immediate call too', async () => {
    ism.behave({ answer: 'decline' });
    const { id } = await book({ modality: 'phone_now', startsAt: undefined, expectedMinutes: 20 });
    expect(offersOf(await bookingWhen(scene.gp, id, 'completed'))).toEqual(['A declined', 'B accepted']);
  });

  it('passes on at once from a machine that refuses the message', async () => {
    ism.behave({ http: 'refuse_400' });
    const { id } = await book();
    const booking = await bookingWhen(scene.gp, id, 'confirmed');
    expect(offersOf(booking)).toEqual(['A refused', 'B accepted']);
    expect(booking.offers[0].reason).toBe('http_400');
    expect(ism.offers.find(({ offer }) => offer.bookingId === id)!.deliveries).toBe(1);
  });

  it('passes on from one that says nothing until its time is over, tells it so, and refuses its late yes', async () => {
    ism.behave({ answer: 'never' });
    const { id } = await book();
    await bookingWhen(scene.gp, id, 'dispatched');
    truchement.clock.advance({ minutes: 61 });
    try {
      expect(offersOf(await bookingWhen(scene.gp, id, 'confirmed'))).toEqual(['A expired', 'B accepted']);
      await eventually(
        async () => ism.offers.find(({ offer }) => offer.bookingId === id)!.state,
        (state) => state === 'cancelled',
      );
      const [late] = (await ism.sendEvent({
        type: 'booking.accepted',
        bookingId: id,
        providerReference: 'late',
      }))!;
      expect(late).toMatchObject({ state: 'refused', lastStatus: 409 });
      expect((await scene.gp.get(`/bookings/${id}`).expect(200)).body).toMatchObject({
        status: 'confirmed',
        providerId: second.id,
      });
    } finally {
      truchement.clock.advance({ minutes: -61 });
    }
  });

  it('asks A again once the appointment has been moved: that is another question', async () => {
    ism.behave({ answer: 'decline' });
    const { id } = await book();
    await bookingWhen(scene.gp, id, 'confirmed');
    ism.behave({});
    imedi.behave({ answer: 'decline' });
    const startsAt = new Date(truchement.clock.now().getTime() + 96 * 3_600_000).toISOString();
    const { body: moved } = await scene.gp.post(`/bookings/${id}/reschedule`, { startsAt }).expect(200);
    expect(moved.providerId).toBe(second.id); // the same provider is asked first
    const booking = await bookingWhen(scene.gp, id, 'confirmed');
    expect(offersOf(booking)).toEqual(['A declined', 'B superseded', 'B declined', 'A accepted']);
    expect(await heldFor(id)).toEqual([4600]);
  });
});
