import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Browser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { textOf } from '../support/text-of.js';
import { anAccount, aNetwork, aProvider, aTariff, type Made, type Network } from '../support/world.js';

const block = {
  'rules-0-kind': 'block',
  'rules-0-modalities': 'phone_now',
  'rules-0-firstMinutes': '15',
  'rules-0-firstCents': '18,00',
  'rules-0-stepMinutes': '1',
  'rules-0-stepCents': '1,00 €',
  'rules-0-basis': 'actual',
};
const trial = {
  'try-modality': 'phone_now',
  'try-on': '2022-05-10',
  'try-at': '11:23',
  'try-planned': '30 min',
  'try-duration': '27 min 51 s',
  'try-asked': '48',
  'try-cancelled': '2',
  'try-outcome': 'completed',
};
const sunday = {
  'rules-1-kind': 'weekdays',
  'rules-1-modalities': 'phone_now',
  'rules-1-when-weekdays': '7',
  'rules-1-amount': '12,5',
  'rules-1-unit': 'share',
};

describe('the pages of a provider’s tariffs', () => {
  let truchement: TestApp;
  let rouen: Network;
  let ism: Made;
  let desk: Browser;
  let tariffs: string;
  beforeAll(async () => {
    truchement = await startTestApp({ work: true });
    rouen = await aNetwork(truchement);
    desk = await signedIn(truchement, (await anAccount(rouen, 'coordinator')).email);
  });
  afterAll(() => truchement.close());
  const aNewProvider = async (): Promise<void> => {
    ism = await aProvider(rouen);
    tariffs = `/network/providers/${ism.id}/tariffs`;
  };

  it('price the session that is tried by the very rules that are being written', async () => {
    await aNewProvider();
    const page = await desk.submit(`${tariffs}/draft`, { ...block, ...trial, do: 'try' }).expect(200);
    expect(textOf(page.text)).toContain('31,00 €');
    expect(textOf(page.text)).toContain(
      'Les 15 premières minutes : 18,00 €, puis 1,00 € par minute commencée. On compte la durée réelle, jamais l’attente.',
    );
    const onSunday = { ...block, ...sunday, ...trial, 'try-on': '2022-05-15' };
    const dearer = textOf((await desk.submit(`${tariffs}/draft`, { ...onSunday, do: 'try' })).text);
    expect(dearer).toContain('34,88 €');
    expect(dearer).toContain('Le dimanche : 12,5 % de plus.');
    expect((await rouen.coordinator.get(`/providers/${ism.id}/tariffs`)).body.items).toEqual([]);
  });

  it('give the form back as it was typed, with a rule more, fewer, or moved', async () => {
    await aNewProvider();
    const send = async (fields: Record<string, string>): Promise<string> =>
      (await desk.submit(`${tariffs}/draft`, { ...block, ...sunday, ...trial, ...fields }).expect(200)).text;
    const kinds = (html: string): string[] =>
      [...html.matchAll(/name="rules-\d+-kind" value="(\w+)"/g)].map(([, kind]) => kind!);
    expect(kinds(await send({ do: 'add', add: 'travel' }))).toEqual(['block', 'weekdays', 'travel']);
    expect(kinds(await send({ do: 'up-1' }))).toEqual(['weekdays', 'block']);
    expect(kinds(await send({ do: 'down-0' }))).toEqual(['weekdays', 'block']);
    expect(kinds(await send({ do: 'remove-0' }))).toEqual(['weekdays']);
    expect(kinds(await send({ do: 'remove-99' }))).toEqual(['block', 'weekdays']);
    expect(await send({ do: 'up-1' })).toContain('id="rules-0-amount" name="rules-0-amount" value="12,5"');
    const zones = await send({
      ...{ 'rules-0-kind': 'travel', 'rules-0-zones-0-upToKm': '10' },
      do: 'zone-0',
    });
    expect(zones).toContain('name="rules-0-zones-1-cents"');
  });

  it('say what is wrong at the rule’s own field, and store nothing', async () => {
    await aNewProvider();
    const wrong = {
      ...block,
      'rules-0-firstCents': 'dix-huit',
      ...sunday,
      'rules-1-amount': '',
      validFrom: '2022-01-01',
    };
    const page = await desk.submit(tariffs, wrong).expect(400);
    expect(page.text).toContain('id="rules-0-firstCents-error"');
    expect(page.text).toContain('href="#rules-1-amount"');
    expect(textOf(page.text)).toContain('Écrivez un montant en euros : 18,00.');
    expect(textOf(page.text)).toContain('Règle 2 : Il manque le montant de la majoration.');
    expect(page.text).toContain('value="dix-huit"');
    expect(page.text).toMatch(/name="rules-1-when-weekdays" value="7" checked/);
    expect(page.text).not.toMatch(/name="rules-1-when-weekdays" value="6" checked/);
    const vague = await desk.submit(tariffs, { ...wrong, 'try-asked': 'hier' });
    expect(vague.text).toMatch(/name="rules-1-modalities" value="phone_now" checked/);
    const twice = { ...block, validFrom: '2022-01-01', ...asRule(1, block) };
    expect(textOf((await desk.submit(tariffs, twice).expect(400)).text)).toContain(
      'Cette règle fait double emploi avec la règle 1',
    );
    const noDay = textOf((await desk.submit(tariffs, block).expect(400)).text);
    expect(noDay).toContain('Il manque le premier jour du tarif.');
    expect((await rouen.coordinator.get(`/providers/${ism.id}/tariffs`)).body.items).toEqual([]);
  });

  it('store it whole, once, and never change it: another begins on another day', async () => {
    await aNewProvider();
    const whole = {
      ...block,
      ...sunday,
      'rules-2-kind': 'hours',
      'rules-2-modalities': 'phone_now',
      'rules-2-when-from': '20:00',
      'rules-2-when-to': '08:00',
      'rules-2-amount': '5',
      'rules-2-unit': 'started_half_hour',
      'rules-3-kind': 'travel',
      'rules-3-zones-0-upToKm': '10',
      'rules-3-zones-0-cents': '0',
      'rules-3-zones-2-upToKm': '25,5',
      'rules-3-zones-2-cents': '12,00',
      'rules-4-kind': 'cancellation',
      'rules-4-modalities': 'phone_now',
      'rules-4-noticeUnderHours': '24',
      'rules-4-charge': 'share',
      'rules-4-charge-amount': '50',
      'rules-5-kind': 'absence',
      'rules-5-whose': 'patient',
      'rules-5-basisPoints': '70',
      validFrom: '2022-01-01',
      stacking: 'sum',
      vatBasisPoints: '20',
      _once: 'x',
    };
    const first = await desk.submit(tariffs, whole).expect(303);
    const again = await desk.submit(tariffs, whole).expect(303);
    expect(again.headers['location']).toBe(first.headers['location']);
    const { body } = await rouen.coordinator.get(`/providers/${ism.id}/tariffs`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ validFrom: '2022-01-01', stacking: 'sum', vatBasisPoints: 2000 });
    expect(body.items[0].rules).toEqual([
      {
        type: 'block',
        modalities: ['phone_now'],
        firstMinutes: 15,
        firstCents: 1800,
        stepMinutes: 1,
        stepCents: 100,
        basis: 'actual',
      },
      { type: 'surcharge', modalities: ['phone_now'], when: { weekdays: [7] }, basisPoints: 1250 },
      {
        type: 'surcharge',
        modalities: ['phone_now'],
        when: { from: '20:00', to: '08:00' },
        cents: 500,
        per: 'started_half_hour',
      },
      {
        type: 'travel',
        zones: [
          { upToKm: 10, cents: 0 },
          { upToKm: 25.5, cents: 1200 },
        ],
      },
      {
        type: 'cancellation',
        modalities: ['phone_now'],
        noticeUnderHours: 24,
        charge: { basisPoints: 5000 },
      },
      { type: 'absence', whose: 'patient', basisPoints: 7000 },
    ]);
    const stored = textOf((await desk.get(first.headers['location']!).expect(200)).text);
    expect(stored).toContain('En vigueur depuis le 1er janvier 2022');
    expect(stored).toContain('De 20 h à 8 h : 5,00 € par demi-heure commencée de plus.');
    expect(stored).toContain('Annulée moins de 24 h avant : 50 % du prix prévu.');
    const sameDay = textOf((await desk.submit(tariffs, { ...whole, stacking: 'highest' }).expect(409)).text);
    expect(sameDay).toContain('un tarif ne se modifie pas');
    await desk.submit(tariffs, { ...whole, validFrom: '2099-01-01' }).expect(303);
    const list = textOf((await desk.get(tariffs).expect(200)).text);
    expect(list).toContain('À partir du 1er janvier 2099');
    expect(list).toContain('jusqu’au 31 décembre 2098');
    // Copied, it reads as it was typed.
    const copy = (await desk.get(`${tariffs}/new`).expect(200)).text;
    expect(copy).toContain('value="25,5"');
    expect(copy).toContain('value="12,5"');
    const blank = (await desk.get(`${tariffs}/new?from=blank`).expect(200)).text;
    expect(blank).not.toContain('value="25,5"');
  });

  it('try a stored tariff by its address alone', async () => {
    await aNewProvider();
    const { id } = await aTariff(rouen, ism);
    const query = new URLSearchParams({ ...trial, do: 'try' });
    const page = textOf((await desk.get(`/network/providers/tariffs/${id}?${query}`).expect(200)).text);
    expect(page).toContain('31,00 €');
    query.set('try-on', '2022-02-30');
    query.set('try-duration', 'longtemps');
    const unread = textOf((await desk.get(`/network/providers/tariffs/${id}?${query}`).expect(200)).text);
    expect(unread).toContain('Donnez un jour et une heure qui existent');
    expect(unread).toContain('Donnez une durée : 27 min 51 s.');
  });

  it('show nothing of another network, and store nothing there', async () => {
    await aNewProvider();
    const bordeaux = await aNetwork(truchement, { name: 'Bordeaux' });
    const stranger = await signedIn(truchement, (await anAccount(bordeaux, 'coordinator')).email);
    const { id } = await aTariff(rouen, ism);
    for (const path of [tariffs, `${tariffs}/new`, `/network/providers/tariffs/${id}`])
      await stranger.get(path).expect(404);
    await stranger.submit(tariffs, { ...block, validFrom: '2030-01-01' }).expect(404);
    expect((await rouen.coordinator.get(`/providers/${ism.id}/tariffs`)).body.items).toHaveLength(1);
  });

  it('take whatever is sent without falling', async () => {
    await aNewProvider();
    for (const odd of ['__proto__', 'constructor', '9'.repeat(30), '<script>', '\u0000', '-1', '1e3'])
      for (const field of [
        'rules-0-firstMinutes',
        'rules-0-basis',
        'try-duration',
        'try-on',
        'stacking',
        'do',
      ]) {
        const { status } = await desk.submit(`${tariffs}/draft`, { ...block, ...trial, [field]: odd });
        expect([200, 400]).toContain(status);
      }
  });
});

const asRule = (at: number, rule: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rule).map(([name, value]) => [name.replace('rules-0', `rules-${at}`), value]),
  );
