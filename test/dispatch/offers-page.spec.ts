import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Mailbox } from '../../src/platform/mail/index.js';
import { newId } from '../../src/kernel/ids.js';
import { signedIn, type Browser } from '../support/browser.js';
import { bookingWhen, eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import {
  aNetwork,
  anAccount,
  anAgreement,
  aPractice,
  aProfessional,
  aProvider,
  aTariff,
  type Made,
  type Network,
  type Person,
} from '../support/world.js';

const HOUR_MS = 3_600_000;

describe('a provider that has no API', () => {
  let truchement: TestApp;
  let network: Network;
  let provider: Made;
  let account: Person;
  let gp: Person;
  let own: Browser;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    network = await aNetwork(truchement);
    await anAgreement(network, { grantCents: 10_000_000 });
    provider = await aProvider(network, { name: 'Osiris', dispatch: 'mail', answerWithinMinutes: 120 });
    await aTariff(network, provider);
    account = await anAccount(network, 'provider', { providerId: provider.id });
    const practice = await aPractice(network, { name: 'Cabinet des Sapins' });
    gp = await aProfessional(network, { practice, givenName: 'Marie', familyName: 'Durand' });
    own = await signedIn(truchement, account.email);
  });
  afterAll(() => truchement.close());

  let hours = 96;
  /** An offer for a visit of its own hour. */
  const anOffer = async (fields: object = {}): Promise<{ id: string; booking: any; path: string }> => {
    const startsAt = new Date(truchement.clock.now().getTime() + hours++ * HOUR_MS).toISOString();
    const asked = { modality: 'on_site', language: 'kat', expectedMinutes: 60, startsAt, ...fields };
    const { body } = await gp.post('/bookings', asked).expect(201);
    const booking = await bookingWhen(gp, body.id, 'dispatched');
    const id = booking.offers.at(-1).id;
    return { id, booking, path: `/offers/${id}` };
  };
  const read = async (path: string): Promise<string> => textOf((await own.get(path).expect(200)).text);
  const statusOf = async ({ booking }: { booking: any }): Promise<any> =>
    (await gp.get(`/bookings/${booking.id}`).expect(200)).body;
  const letters = async (id: string) =>
    (await truchement.app.get(Mailbox).latest()).filter(
      ({ to, body }) => to === account.email && body.includes(`/offers/${id}`),
    );

  it('is told of an offer by one e-mail that leads to it and says nothing of who asks', async () => {
    const { id } = await anOffer();
    const [letter, ...others] = await letters(id);
    expect(others).toEqual([]);
    expect(letter!.subject).toBe('Intervention proposée, à répondre : géorgien');
    expect(letter!.body).toContain('Commune : Rouen');
    expect(letter!.body).not.toMatch(/Durand|Sapins|€/);
  });

  it('is told by one more e-mail when the request is cancelled', async () => {
    const { id, booking, path } = await anOffer();
    await gp.post(`/bookings/${booking.id}/cancel`, { reason: 'other', expectedFeeCents: 0 });
    const both = await eventually(
      () => letters(id),
      (found) => found.length > 1,
    );
    expect(both.map(({ subject }) => subject)).toEqual([
      'Intervention annulée : géorgien',
      'Intervention proposée, à répondre : géorgien',
    ]);
    expect(await read(path)).toContain('La demande a été annulée');
    const late = await own.submit(`${path}/accept`, { _once: newId() }).expect(409);
    expect(textOf(late.text)).toContain('Cette offre n’est plus ouverte');
  });

  it('reads what is asked and in which commune; where exactly, when it has accepted; never who asks, nor a price', async () => {
    const { path } = await anOffer({ interpreterGender: 'female' });
    const list = await read('/offers');
    expect(list).toContain('géorgien ქართული');
    expect(list).toMatch(/sur place, 1 h, Rouen, une femme Répondre avant le/);
    const before = await read(path);
    expect(before).not.toContain('1 place de la Mairie');
    await own.submit(`${path}/accept`, { providerReference: 'OS-12', interpreterRef: 'K.7' }).expect(303);
    const after = await read(path);
    expect(after).toContain('Cabinet des Sapins, 1 place de la Mairie, 76000 Rouen');
    expect(after).toContain('02 61 91 00 01');
    for (const text of [list, before, after]) expect(text).not.toMatch(/Durand|Marie|€/);
  });

  it('accepts, once however often the button is pressed, and says who comes', async () => {
    const offer = await anOffer();
    const fields = {
      providerReference: 'OS-13',
      interpreterRef: 'K.8',
      interpreterGender: 'male',
      _once: newId(),
    };
    const first = await own.submit(`${offer.path}/accept`, fields).expect(303);
    expect(first.headers['location']).toBe(`${offer.path}?said=accepted`);
    await own.submit(`${offer.path}/accept`, fields).expect(303);
    expect(await statusOf(offer)).toMatchObject({ status: 'confirmed', interpreterRef: 'K.8' });
    const again = await own.submit(`${offer.path}/accept`, { ...fields, _once: newId() }).expect(409);
    expect(textOf(again.text)).toContain('elle a déjà reçu une réponse');
    expect(await read(`${offer.path}?said=accepted`)).toContain('le professionnel le lit sur sa page');
  });

  it('is asked for a code in place of a name, and keeps what it typed', async () => {
    const { path } = await anOffer();
    const refused = await own
      .submit(`${path}/accept`, { interpreterRef: 'Nino Béridzé', providerReference: 'OS-14' })
      .expect(400);
    expect(textOf(refused.text)).toContain('un code, jamais un nom');
    expect(refused.text).toContain('value="OS-14"');
  });

  it('says where a remote interpreter is reached, or is asked for it', async () => {
    const offer = await anOffer({ modality: 'video' });
    expect(textOf((await own.submit(`${offer.path}/accept`).expect(400)).text)).toContain(
      'Dites où joindre l’interprète',
    );
    await own.submit(`${offer.path}/accept`, { contactUrl: 'javascript:alert(1)' }).expect(400);
    await own.submit(`${offer.path}/accept`, { contactPhone: 'appelez-moi' }).expect(400);
    await own.submit(`${offer.path}/accept`, { contactUrl: 'https://visio.example/1' }).expect(303);
    expect((await statusOf(offer)).contact).toEqual({ url: 'https://visio.example/1' });
  });

  it('declines with a reason of the list; the offer is then over', async () => {
    const offer = await anOffer();
    await own.submit(`${offer.path}/decline`).expect(400);
    await own.submit(`${offer.path}/decline`, { reason: 'Le patient est malade' }).expect(400);
    await own.submit(`${offer.path}/decline`, { reason: 'no_interpreter' }).expect(303);
    expect((await statusOf(offer)).status).toBe('unmet');
    expect(await read(offer.path)).toContain('Aucun interprète disponible');
    await own.submit(`${offer.path}/decline`, { reason: 'other', _once: newId() }).expect(409);
  });

  it('withdraws what it had accepted, and can no longer report it', async () => {
    const offer = await anOffer();
    await own.submit(`${offer.path}/withdraw`, { reason: 'other', _once: newId() }).expect(303);
    expect((await statusOf(offer)).offers.at(-1).state).toBe('declined');
    const other = await anOffer();
    await own.submit(`${other.path}/accept`).expect(303);
    await own.submit(`${other.path}/withdraw`, { reason: 'interpreter_unavailable' }).expect(303);
    expect((await statusOf(other)).status).toBe('unmet');
    const report = { outcome: 'held', day: '2027-01-01', time: '10:00', minutes: '40' };
    expect((await own.submit(`${other.path}/report`, report)).status).toBeGreaterThanOrEqual(400);
  });

  it('finds nothing of another provider', async () => {
    const { path } = await anOffer();
    const other = await aProvider(network, { name: 'Autre', priority: 900 });
    const stranger = await signedIn(
      truchement,
      (await anAccount(network, 'provider', { providerId: other.id })).email,
    );
    await stranger.get(path).expect(404);
    await stranger.submit(`${path}/accept`).expect(404);
    const text = textOf((await stranger.get('/offers').expect(200)).text);
    expect(text).toContain('Rien n’attend votre réponse');
    expect(text).toContain('Aucune intervention à venir');
  });

  it('narrows its list, and takes it away as a file', async () => {
    expect(await read('/offers?state=declined')).toContain('Offres trouvées');
    expect(await read('/offers?language=prs&modality=&state=')).toContain(
      'Aucune offre ne répond à ces critères',
    );
    await own.get('/offers?state=nonsense').expect(400);
    const first = await own.get('/offers?limit=2').expect(200);
    const [, next] = /href="(\/offers\?[^"]*cursor=[^"]*)"/.exec(first.text)!;
    await own.get(next!.replaceAll('&amp;', '&')).expect(200);
    const { text, headers } = await own.get('/offers.csv?state=declined').expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain('géorgien');
    expect(text).not.toMatch(/Durand|€/);
  });

  describe('once the session has begun', () => {
    const local = (at: Date): { day: string; time: string } => {
      const [day, time] = at
        .toLocaleString('sv-SE', { timeZone: 'Europe/Paris' })
        .slice(0, 16)
        .split(' ') as [string, string];
      return { day, time };
    };
    const accepted = async (): Promise<{ booking: any; path: string }> => {
      const offer = await anOffer();
      await own.submit(`${offer.path}/accept`).expect(303);
      return offer;
    };

    it('says what happened: not before, not in the future, and once', async () => {
      const offer = await accepted();
      const missed = await accepted();
      const absent = { outcome: 'patient_absent', _once: newId() };
      const early = await own.submit(`${offer.path}/report`, absent).expect(409);
      expect(textOf(early.text)).toContain('L’intervention n’a pas commencé');

      const startsAt = new Date(offer.booking.startsAt);
      truchement.clock.set(new Date(startsAt.getTime() + 3 * HOUR_MS).toISOString());
      own = await signedIn(truchement, account.email);
      expect(await read('/offers')).toContain('Dire ce qui s’est passé');
      const held = { outcome: 'held', ...local(startsAt), minutes: '45', distanceKm: '7,5' };
      await own.submit(`${offer.path}/report`, { ...held, day: '31/12/2026' }).expect(400);
      await own.submit(`${offer.path}/report`, { ...held, minutes: '0' }).expect(400);
      const tooLong = await own.submit(`${offer.path}/report`, { ...held, minutes: '600' }).expect(400);
      expect(textOf(tooLong.text)).toContain('Cette intervention ne serait pas finie');
      await own.submit(`${offer.path}/report`, held).expect(303);
      expect((await statusOf(offer)).status).toBe('completed');
      expect(await read(offer.path)).toContain('Faite');
      const { body } = await network.coordinator.get(`/usage?bookingId=${offer.booking.id}`).expect(200);
      expect(body.items).toEqual([
        expect.objectContaining({ durationSeconds: 2_700, outcome: 'completed', distanceKm: 7.5 }),
      ]);
      const other = await own
        .submit(`${offer.path}/report`, { ...held, minutes: '50', _once: newId() })
        .expect(303);
      expect(other.headers['location']).toContain('said=kept');
      const kept = await network.coordinator.get('/received-events').expect(200);
      expect(kept.body.items).toEqual([expect.objectContaining({ reason: 'different_end' })]);

      await own.submit(`${missed.path}/report`, { ...absent, _once: newId() }).expect(303);
      expect((await statusOf(missed)).status).toBe('no_show');
      expect(await read(missed.path)).toContain('Patient absent');
    });
  });

  it('is shown to its coordinator as one that nobody tells, while it has no account or only waits to ring', async () => {
    const coordinator = await signedIn(truchement, (await anAccount(network, 'coordinator')).email);
    const page = async ({ id }: Made) =>
      textOf((await coordinator.get(`/network/providers/${id}`).expect(200)).text);
    expect(await page(provider)).not.toContain('Ouvrir un compte');
    const alone = await aProvider(network, { name: 'Seul', dispatch: 'mail', priority: 901 });
    expect(await page(alone)).toContain('personne ne reçoit ses demandes');
    const ringing = await aProvider(network, { name: 'Sourd', call: 'provider_calls', priority: 902 });
    expect(await page(ringing)).toContain('personne ne lui dit de rappeler');
  });
});
