import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { DispatchBookingJob } from '../../src/dispatch/adapters/queue/dispatch-booking.job.js';
import { aScene, bookingWhen, budgetOf, eventually, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { queueStores, startTestApp, type TestApp } from '../support/test-app.js';
import { aProvider, aTariff } from '../support/world.js';
import { startWork } from '../../src/app.js';

describe.each(queueStores)('bringing an offer to its provider, with the queue in %s', (queues) => {
  let truchement: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    truchement = await startTestApp({ queues, work: true });
    scene = await aScene(truchement, { agreement: { grantCents: 1_000_000 } });
  });
  beforeEach(() => void scene.played.behave({}));
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  const ask = async (fields: object = {}): Promise<any> => {
    const startsAt = new Date(truchement.clock.now().getTime() + 72 * 3_600_000).toISOString();
    const body = { modality: 'video', language: 'prs', expectedMinutes: 15, startsAt, ...fields };
    return (await scene.gp.post('/bookings', body).expect(201)).body;
  };
  const deliveriesOf = (id: string): number =>
    scene.played.offers.find(({ offer }) => offer.bookingId === id)?.deliveries ?? 0;
  const triedTwice = (id: string): Promise<number> =>
    eventually(
      async () => deliveriesOf(id),
      (tries) => tries >= 2,
    );

  it.each(queues === 'postgres' ? (['html_200', 'error_500', 'down'] as const) : (['html_200'] as const))(
    'takes %s as not delivered, and tries again without a human',
    async (http) => {
      scene.played.behave({ http });
      const { id, offers } = await ask();
      await triedTwice(id);
      const { body: waiting } = await scene.gp.get(`/bookings/${id}`).expect(200);
      expect(waiting).toMatchObject({ status: 'requested', offers: [{ id: offers[0].id, state: 'open' }] });
      scene.played.behave({});
      expect((await bookingWhen(scene.gp, id, 'confirmed')).offers).toHaveLength(1);
    },
  );

  it('says the same thing at every try: one offer, however often it arrives', async () => {
    scene.played.behave({ http: 'error_500' });
    const { id } = await ask();
    await triedTwice(id);
    scene.played.behave({});
    await bookingWhen(scene.gp, id, 'confirmed');
    expect(scene.played.offers.filter(({ offer }) => offer.bookingId === id)).toHaveLength(1);
    expect(
      scene.played.sentCallbacks.filter(
        ({ event }) => event.bookingId === id && event.type === 'booking.accepted',
      ),
    ).toHaveLength(1);
  });

  it('takes a yes that overtakes the answer to our own message', async () => {
    const quick = await anOddProvider(async (offer, reply) => {
      await scene.simulator
        .account('imedi')
        .sendEvent({ type: 'booking.accepted', ...offer, providerReference: `Q-${offer.offerId}` });
      reply({ status: 'received', offerId: offer.offerId });
    });
    const provider = await aProvider(scene.network, {
      baseUrl: quick.url,
      secret: SIMULATED_SECRET,
      priority: 1,
      languages: ['ukr'],
    });
    await aTariff(scene.network, provider);
    const { id, providerId } = await ask({ language: 'ukr' });
    expect(providerId).toBe(provider.id);
    const booking = await bookingWhen(scene.gp, id, 'confirmed');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await scene.gp.get(`/bookings/${id}`).expect(200)).body).toMatchObject({
      status: 'confirmed',
      providerReference: booking.providerReference,
    });
    await quick.close();
  });

  it('keeps the number that the provider gives when it receives an offer, and when it says yes without one', async () => {
    const numbering = await anOddProvider(async (offer, reply) =>
      reply({ status: 'received', offerId: offer.offerId, providerReference: 'N-42' }),
    );
    const provider = await aProvider(scene.network, {
      baseUrl: numbering.url,
      secret: SIMULATED_SECRET,
      priority: 1,
      languages: ['kat'],
    });
    await aTariff(scene.network, provider);
    const { id, offers } = await ask({ language: 'kat' });
    expect(await bookingWhen(scene.gp, id, 'dispatched')).toMatchObject({ providerReference: 'N-42' });
    await scene.simulator.account('imedi').sendEvent({
      type: 'booking.accepted',
      bookingId: id,
      offerId: offers[0].id,
      callbackUrl: `${truchement.url}/api/v1/providers/${provider.id}/events`,
      providerReference: 'ask for Mme Durand',
      interpreterRef: 'Marie Durand',
      contact: { phone: 'at the desk' },
    });
    expect(await bookingWhen(scene.gp, id, 'confirmed')).toMatchObject({
      providerReference: 'N-42',
      interpreterRef: null,
      contact: null,
    });
    const kept = await truchement.database.rows<{ facts: object }>(
      sql`SELECT facts FROM received_event WHERE booking_id = ${id}`,
    );
    expect(JSON.stringify(kept)).not.toContain('Durand');
    await numbering.close();
  });

  it('lets a hundred leave on time beside a gateway that hangs and a message that crashes', async () => {
    const hung = await anOddProvider(async () => undefined);
    const provider = await aProvider(scene.network, {
      baseUrl: hung.url,
      secret: SIMULATED_SECRET,
      priority: 1,
      languages: ['tir'],
    });
    await aTariff(scene.network, provider);
    const stuck = await Promise.all(Array.from({ length: 5 }, () => ask({ language: 'tir' })));
    const broken = await aProvider(scene.network, {
      baseUrl: hung.url,
      secret: SIMULATED_SECRET,
      priority: 1,
      languages: ['amh'],
    });
    await aTariff(scene.network, broken);
    await truchement.database.rows(
      sql`UPDATE provider SET secret_sealed = 'unreadable' WHERE id = ${broken.id}`,
    );
    stuck.push(await ask({ language: 'amh' }));
    const fine = await inTurns(100, 8, () => ask());
    const started = performance.now();
    await eventually(
      async () =>
        (await scene.network.coordinator.get('/bookings?status=requested&limit=200').expect(200)).body.items
          .length,
      (left) => left <= stuck.length,
    );
    expect(performance.now() - started).toBeLessThan(8_000);
    for (const { id } of [fine[0], fine[99]]) await bookingWhen(scene.gp, id, 'confirmed');
    for (const { id } of stuck)
      expect((await scene.gp.get(`/bookings/${id}`).expect(200)).body.status).toBe('requested');
    await hung.close();
  });

  it('does nothing a second time when the queue brings the same job twice', async () => {
    const { id } = await ask();
    await bookingWhen(scene.gp, id, 'confirmed');
    const event = await truchement.database.row<{ id: string }>(
      sql`SELECT id FROM event WHERE subject_id = ${id} AND type = 'booking.requested.v1'`,
    );
    const tries = deliveriesOf(id);
    await truchement.app
      .get(DispatchBookingJob)
      .handle({ networkId: scene.network.id, eventId: event!.id, subjectId: id });
    expect(deliveriesOf(id)).toBe(tries);
    expect((await scene.gp.get(`/bookings/${id}`).expect(200)).body.status).toBe('confirmed');
  });
});

describe('when no worker has run for a while', () => {
  it('offers no session that has passed, and counts each unmet once', async () => {
    const truchement = await startTestApp();
    const scene = await aScene(truchement);
    try {
      const before = await budgetOf(scene);
      const startsAt = new Date(truchement.clock.now().getTime() + 2 * 3_600_000).toISOString();
      const visit = (
        await scene.gp
          .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
          .expect(201)
      ).body;
      const call = (
        await scene.gp
          .post('/bookings', { modality: 'phone_now', language: 'prs', expectedMinutes: 15 })
          .expect(201)
      ).body;
      truchement.clock.advance({ hours: 5 });
      startWork(truchement.app);
      for (const { id } of [visit, call]) {
        expect(await bookingWhen(scene.gp, id, 'unmet')).toMatchObject({
          unmetReason: 'no_answer',
          offers: [{ state: 'expired' }],
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(scene.played.offers).toEqual([]);
      const events = await truchement.database.rows(sql`SELECT FROM event WHERE type = 'booking.unmet.v1'`);
      expect(events).toHaveLength(2);
      expect(await budgetOf(scene)).toMatchObject({
        committedCents: before.committedCents,
        consumedCents: before.consumedCents,
      });
    } finally {
      await scene.stop();
      await truchement.close();
    }
  });
});

type OddOffer = { bookingId: string; offerId: string; callbackUrl: string };
/** A provider that answers as the test says, or never. */
const anOddProvider = async (
  answer: (offer: OddOffer, reply: (body: object) => void) => Promise<void>,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { bookingId, offerId, callbackUrl } = JSON.parse(text);
      void answer({ bookingId, offerId, callbackUrl }, (body) => response.end(JSON.stringify(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const inTurns = async (count: number, atOnce: number, work: () => Promise<any>): Promise<any[]> => {
  const done: any[] = [];
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) done.push(await work());
    }),
  );
  return done;
};
