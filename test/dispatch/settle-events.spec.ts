import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { sign } from '../../src/dispatch/adapters/provider-api/webhook-signature.js';
import { newId } from '../../src/kernel/ids.js';
import { signedIn, type Browser } from '../support/browser.js';
import { aScene, bookingWhen, SIMULATED_SECRET, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount, aNetwork } from '../support/world.js';

describe('messages that wait for a person', () => {
  let truchement: TestApp;
  let scene: Scene;
  let coordinator: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    scene = await aScene(truchement, { agreement: { grantCents: 1_000_000 } });
    coordinator = await signedIn(truchement, (await anAccount(scene.network, 'coordinator')).email);
  });
  afterAll(async () => {
    await scene.stop();
    await truchement.close();
  });

  const aVisit = async (): Promise<any> => {
    const startsAt = new Date(truchement.clock.now().getTime() + 96 * 3_600_000).toISOString();
    const { body } = await scene.gp
      .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
      .expect(201);
    return bookingWhen(scene.gp, body.id, 'confirmed');
  };
  const minutesAgo = (minutes: number): string =>
    new Date(truchement.clock.now().getTime() - minutes * 60_000).toISOString();
  const say = async (booking: any, event: object): Promise<any> => {
    const body = JSON.stringify({
      bookingId: booking.id,
      offerId: booking.offers.at(-1).id,
      occurredAt: minutesAgo(0),
      ...event,
    });
    const id = newId();
    const { body: heard } = await supertest(truchement.url)
      .post(`/api/v1/providers/${scene.provider.id}/events`)
      .set({
        'content-type': 'application/json',
        ...sign(SIMULATED_SECRET, id, truchement.clock.now(), body),
      })
      .send(body)
      .expect(200);
    return heard;
  };
  const ended = (startedMinutesAgo: number, minutes: number): object => ({
    type: 'session.ended',
    startedAt: minutesAgo(startedMinutesAgo),
    durationSeconds: minutes * 60,
  });
  const waiting = async (booking: any): Promise<any[]> =>
    (await scene.network.coordinator.get('/received-events?limit=200').expect(200)).body.items.filter(
      ({ bookingId }: any) => bookingId === booking.id,
    );
  const usageOf = async (booking: any): Promise<any[]> =>
    (await scene.network.coordinator.get(`/usage?bookingId=${booking.id}`).expect(200)).body.items;
  const settle = (id: string, fields: object) =>
    scene.network.coordinator.post(`/received-events/${id}/settle`, fields);

  it('are counted when the coordination takes them for true: the first end is corrected, once', async () => {
    const visit = await aVisit();
    await say(visit, ended(120, 60));
    expect(await say(visit, ended(130, 95))).toEqual({ outcome: 'disputed', reason: 'different_end' });
    const [event] = await waiting(visit);
    const page = `/calls/events/${event.id}`;
    const shown = textOf((await coordinator.get(page).expect(200)).text);
    expect(shown).toContain(
      'Compté aujourd’hui : 46,00 € (1 h). Compté comme vrai : 92,00 € (1 h 35 min), soit + 46,00 €.',
    );
    expect(shown).toContain('Payé par ');
    expect((await coordinator.get(`${page}/settle`).expect(303)).headers['location']).toBe(page);
    await coordinator.submit(`${page}/settle`, { action: 'accept' }).expect(409);
    await coordinator.submit(`${page}/settle`, { action: 'accept', expectedCents: '4600' }).expect(409);
    expect(await usageOf(visit)).toHaveLength(1);
    expect((await settle(event.id, { action: 'accept' }).expect(201)).body).toEqual({
      id: event.id,
      settlement: 'accepted',
    });
    const [now, before] = await usageOf(visit);
    expect([now.durationSeconds, now.amountCents, now.correctionOf, before.correctedBy]).toEqual([
      5_700,
      9_200,
      before.id,
      now.id,
    ]);
    await settle(event.id, { action: 'accept' }).expect(409);
    await settle(event.id, { action: 'set_aside', reason: 'other' }).expect(409);
    expect(await waiting(visit)).toEqual([]);
    const { body } = await scene.network.coordinator.get('/received-events?settled=true').expect(200);
    expect(body.items).toMatchObject([{ id: event.id, settlement: 'accepted' }]);
  });

  it('of a cancelled request are counted where nothing was', async () => {
    const visit = await aVisit();
    await scene.gp.post(`/bookings/${visit.id}/cancel`, { reason: 'other', expectedFeeCents: 0 }).expect(200);
    expect(await say(visit, ended(90, 60))).toEqual({ outcome: 'kept', reason: 'booking_closed' });
    const [event] = await waiting(visit);
    await settle(event.id, { action: 'accept' }).expect(201);
    expect(await usageOf(visit)).toMatchObject([{ outcome: 'completed', amountCents: 4_600 }]);
  });

  it('that can’t be true are never counted, and are set aside with a reason, on the page', async () => {
    const visit = await aVisit();
    expect(await say(visit, ended(90, 0))).toEqual({ outcome: 'kept', reason: 'zero_duration' });
    const [event] = await waiting(visit);
    const list = await coordinator.get('/calls/events?outcome=kept&type=session.ended').expect(200);
    expect(list.text).toContain(`/calls/events/${event.id}`);
    expect(textOf(list.text)).toContain('Durée nulle');
    const path = `/calls/events/${event.id}`;
    const shown = textOf((await coordinator.get(path).expect(200)).text);
    expect(shown).toContain('L’intervention est finie');
    expect(shown).not.toContain('Le compter comme vrai');
    expect(shown).toContain('Ce qu’il dit ne peut pas être vrai');
    const accepted = { action: 'accept', expectedCents: 'none' };
    const refused = await coordinator.submit(`${path}/settle`, accepted).expect(422);
    expect(textOf(refused.text)).toContain('Mettez-le de côté');
    expect((await coordinator.submit(`${path}/settle`, { action: 'set_aside' }).expect(400)).text).toContain(
      '#reason',
    );
    const aside = { action: 'set_aside', reason: 'provider_mistake', _once: 'e' };
    await coordinator.submit(`${path}/settle`, aside).expect(303);
    await coordinator.submit(`${path}/settle`, aside).expect(303); // pressed twice
    expect(textOf((await coordinator.get(path)).text)).toContain('Mis de côté, erreur du prestataire');
    expect(await usageOf(visit)).toEqual([]);
    expect(textOf((await coordinator.get('/calls/events')).text)).toContain('Rien ne vous attend');
    expect((await coordinator.get('/calls/events.csv?settled=true').expect(200)).text).toContain(
      'Durée nulle',
    );
  });

  it('are nothing that another network knows of', async () => {
    const visit = await aVisit();
    await say(visit, ended(90, 0));
    const [event] = await waiting(visit);
    const other = await aNetwork(truchement, { name: 'Bordeaux' });
    await other.coordinator.post(`/received-events/${event.id}/settle`, { action: 'accept' }).expect(404);
    const stranger = await signedIn(truchement, (await anAccount(other, 'coordinator')).email);
    await stranger.get(`/calls/events/${event.id}`).expect(404);
    await stranger.submit(`/calls/events/${event.id}/settle`, { action: 'accept' }).expect(404);
    expect((await stranger.get('/calls/events.csv')).text.trim().split('\r\n')).toHaveLength(1);
  });
});
