import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { aScene, bookingWhen, eventually, type Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount, aNetwork } from '../support/world.js';

describe('the coordinator’s pages about requests', () => {
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

  const aVisit = async (hours: number): Promise<any> => {
    const startsAt = new Date(truchement.clock.now().getTime() + hours * 3_600_000).toISOString();
    const { body } = await scene.gp
      .post('/bookings', { modality: 'on_site', language: 'ara', expectedMinutes: 60, startsAt })
      .expect(201);
    return bookingWhen(scene.gp, body.id, 'confirmed');
  };
  const read = async (path: string): Promise<string> =>
    textOf((await coordinator.get(path).expect(200)).text);

  it('lists what the network has asked for, narrowed by the address, and as a file', async () => {
    const { id, reference } = await aVisit(96);
    expect((await coordinator.get('/calls/bookings').expect(200)).text).toContain(`/calls/bookings/${id}`);
    expect(await read('/calls/bookings?status=unmet')).toContain('Aucune demande ne répond à ces critères');
    const narrowed = `?status=confirmed&modality=on_site&language=ara&providerId=${scene.provider.id}&professionalId=${scene.gp.id}`;
    expect((await coordinator.get(`/calls/bookings${narrowed}`)).text).toContain(id);
    const file = (await coordinator.get(`/calls/bookings.csv${narrowed}`).expect(200)).text;
    expect(file).toContain(reference);
    await coordinator.get('/calls/bookings?from=hier').expect(400);
  });

  it('tells all of one: price, payer, offers, history', async () => {
    const { id } = await aVisit(96);
    const text = await read(`/calls/bookings/${id}`);
    for (const part of [
      '46,00 €',
      'Médecins du Monde',
      'Acceptée',
      'Demandée',
      'Confirmée : ISM Interprétariat',
    ])
      expect(text).toContain(part);
    await scene.gp.post(`/bookings/${id}/incident`, { kind: 'poor_audio' }).expect(200);
    expect(await read(`/calls/bookings/${id}`)).toContain(
      'Dit par qui a demandé : ISM Interprétariat, Mauvais son',
    );
  });

  it('moves it in the place of whoever asked, and says what is wrong with a time', async () => {
    const { id } = await aVisit(96);
    const path = `/calls/bookings/${id}/reschedule`;
    const wrong = await coordinator.submit(path, { day: '2030-02-30', time: '10:00' }).expect(400);
    expect(wrong.text).toContain('href="#startsAt"');
    const to = new Date(truchement.clock.now().getTime() + 200 * 3_600_000).toISOString().slice(0, 10);
    await coordinator.submit(path, { day: to, time: '10:00', expectedMinutes: '90', _once: 'r' }).expect(303);
    expect(await read(`/calls/bookings/${id}`)).toContain('Déplacée');
    expect((await scene.gp.get(`/bookings/${id}`)).body.expectedMinutes).toBe(90);
  });

  it('cancels it at the cost that was shown, and at no other', async () => {
    const { id } = await aVisit(5);
    const text = await read(`/calls/bookings/${id}`);
    expect(text).toContain('Annuler maintenant coûte 46,00 € au réseau');
    const path = `/calls/bookings/${id}/cancel`;
    const vague = await coordinator.submit(path, { expectedFeeCents: '0' }).expect(400);
    expect(textOf(vague.text)).toContain('Choisissez un motif.');
    expect((await coordinator.get(path).expect(303)).headers['location']).toBe(`/calls/bookings/${id}`);
    await coordinator.submit(path, { expectedFeeCents: '4600' }).expect(400);
    const stale = await coordinator.submit(path, { reason: 'other', expectedFeeCents: '0' }).expect(409);
    expect(stale.text).toContain('name="expectedFeeCents" value="4600"');
    await coordinator.submit(path, { reason: 'other', expectedFeeCents: '4600', _once: 'c' }).expect(303);
    expect(await read(`/calls/bookings/${id}`)).toMatch(
      /Annulée par la coordination .*Annulée : la coordination, Autre, 46,00 €/,
    );
    expect((await coordinator.get(`/calls?bookingId=${id}`)).text).toContain('Annulée tardivement');
  });

  it('asks to phone the provider that has not acknowledged a cancellation', async () => {
    const { id } = await aVisit(96);
    await truchement.database.transaction(async (tx) => {
      tx.publish({
        type: 'booking.recall_unacknowledged.v1',
        networkId: scene.network.id,
        subjectId: id,
        facts: { providerId: scene.provider.id },
      });
    });
    await eventually(
      () => read(`/calls/bookings/${id}`),
      (text) => text.includes('prévenez par téléphone'),
    );
  });

  it('shows nothing of it to another network, nor to whoever is no coordinator', async () => {
    const { id } = await aVisit(96);
    const other = await aNetwork(truchement, { name: 'Bordeaux' });
    const stranger = await signedIn(truchement, (await anAccount(other, 'coordinator')).email);
    await stranger.get(`/calls/bookings/${id}`).expect(404);
    await stranger
      .submit(`/calls/bookings/${id}/cancel`, { reason: 'other', expectedFeeCents: '0' })
      .expect(404);
    expect(textOf((await stranger.get('/calls/bookings')).text)).toContain('Aucune demande encore');
    const gp = await signedIn(truchement, scene.gp.email);
    await gp.get(`/calls/bookings/${id}`).expect(403);
  });
});
