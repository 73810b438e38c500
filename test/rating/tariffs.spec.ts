import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { association, ism } from '../support/tariffs.js';
import { startRating, type Rating, type Scheme } from './scheme.js';

let rating: Rating;
let rouen: Scheme;
beforeAll(async () => {
  rating = await startRating();
});
afterAll(() => rating.truchement.close());
beforeEach(async () => {
  rouen = await rating.scheme();
});

const block = ism.rules[0] ?? {};
const pointersOf = (body: unknown) =>
  (body as { errors: { pointer: string }[] }).errors.map((one) => one.pointer);

describe('storing a tariff', () => {
  it('keeps it as it was stated', async () => {
    const { body } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, association).expect(201);
    expect(body).toMatchObject({ ...association, providerId: rouen.providerId });
    const list = await rouen.get(`/providers/${rouen.providerId}/tariffs`).expect(200);
    expect(list.body).toEqual({ items: [body], nextCursor: null });
  });

  it('takes the highest surcharge and prices without VAT unless it says otherwise', async () => {
    const stated = { validFrom: '2022-01-01', rules: ism.rules };
    const { body } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, stated).expect(201);
    expect(body).toMatchObject({ stacking: 'highest', vatBasisPoints: 0 });
  });

  it('reads a null as a field left out', async () => {
    const stated = { ...ism, stacking: null, rules: [{ ...block, when: null, zones: null }] };
    const { body } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, stated).expect(201);
    expect(body).toMatchObject({ stacking: 'highest', rules: [block] });
    expect(Object.keys((body as { rules: [object] }).rules[0])).not.toContain('zones');
  });

  it('answers the same again to the same request, and stores it once', async () => {
    const send = () =>
      rouen
        .post(`/providers/${rouen.providerId}/tariffs`, ism)
        .set('idempotency-key', 'ism-2022')
        .expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('refuses a second tariff from the same day, and keeps the first', async () => {
    const { body: first } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, ism).expect(201);
    const dearer = { ...ism, rules: [{ ...block, firstCents: 2400 }] };
    const { body } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, dearer).expect(409);
    expect(body).toMatchObject({ type: '/problems/tariff-exists', validFrom: '2022-01-01' });
    const list = await rouen.get(`/providers/${rouen.providerId}/tariffs`);
    expect(list.body).toEqual({ items: [first], nextCursor: null });
  });

  it('lists them newest first, page by page', async () => {
    for (const validFrom of ['2023-01-01', '2022-01-01', '2024-01-01']) {
      await rouen.post(`/providers/${rouen.providerId}/tariffs`, { ...ism, validFrom }).expect(201);
    }
    const days = (page: { body: unknown }) =>
      (page.body as { items: { validFrom: string }[] }).items.map(({ validFrom }) => validFrom);
    const first = await rouen.get(`/providers/${rouen.providerId}/tariffs?limit=2`).expect(200);
    expect(days(first)).toEqual(['2024-01-01', '2023-01-01']);
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await rouen.get(`/providers/${rouen.providerId}/tariffs?limit=2&cursor=${nextCursor}`);
    expect(days(second)).toEqual(['2022-01-01']);
    expect(second.body).toMatchObject({ nextCursor: null });
  });
});

describe('a tariff that cannot be stored', () => {
  it('has a misspelt field, which is named where it stands', async () => {
    const { firstMinutes: fistMinutes, ...rest } = block as { firstMinutes: number };
    const send = () =>
      rouen.post(`/providers/${rouen.providerId}/tariffs`, { ...ism, rules: [{ ...rest, fistMinutes }] });
    const french = await send().expect(400);
    expect(french.body).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/rules/0/fistMinutes', message: 'Ce champ n’existe pas ici : retirez-le.' }],
    });
    const english = await send().set('accept-language', 'en').expect(400);
    expect(english.body).toMatchObject({
      errors: [{ pointer: '/rules/0/fistMinutes', message: 'There is no such field here: remove it.' }],
    });
  });

  it('has rules that cannot be meant, which are explained in the reader’s language', async () => {
    const absence = { type: 'absence', whose: 'patient', basisPoints: 7000 };
    const send = () =>
      rouen.post(`/providers/${rouen.providerId}/tariffs`, {
        ...ism,
        rules: [absence, { ...absence, cents: 5 }],
      });
    const french = await send().expect(400);
    expect(french.body).toMatchObject({
      title: 'Données à corriger',
      errors: [
        { pointer: '/rules/1/cents', message: 'Ce champ n’a pas de sens dans une règle « absence ».' },
        {
          pointer: '/rules/1',
          message: 'Cette règle fait double emploi avec la règle 1 : une seule peut décider.',
        },
      ],
    });
    const english = await send().set('accept-language', 'en').expect(400);
    expect(english.body).toMatchObject({
      title: 'Invalid input',
      errors: [
        { pointer: '/rules/1/cents', message: 'This field makes no sense in a rule "absence".' },
        { pointer: '/rules/1', message: 'This rule says the same as rule 1: only one can decide.' },
      ],
    });
  });

  it.each<[string, object, string]>([
    ['begins on no day', { validFrom: '2023-02-29' }, '/validFrom'],
    ['stacks in a way unknown', { stacking: 'lowest' }, '/stacking'],
    ['has no list of rules', { rules: undefined }, '/rules'],
    ['has a text for rules', { rules: 'block' }, '/rules'],
    ['has a rule that is nothing', { rules: [null] }, '/rules/0'],
    ['has a rule that is a list', { rules: [[block]] }, '/rules/0/type'],
    ['forgets a price', { rules: [{ ...block, stepCents: null }] }, '/rules/0/stepCents'],
    ['has a price in a text', { rules: [{ ...block, stepCents: '100' }] }, '/rules/0/stepCents'],
    ['names a modality unknown', { rules: [{ ...block, modalities: ['fax'] }] }, '/rules/0/modalities'],
    ['misspells a window', { rules: [{ type: 'surcharge', when: { form: '20:00' } }] }, '/rules/0/when/form'],
    [
      'has an hour that is none',
      { rules: [{ type: 'surcharge', when: { from: '24:00' } }] },
      '/rules/0/when/from',
    ],
    ['has a text for a window', { rules: [{ type: 'surcharge', when: 'night' }] }, '/rules/0/when'],
    [
      'has a day of the week in a text',
      { rules: [{ type: 'surcharge', when: { weekdays: ['6'] } }] },
      '/rules/0/when/weekdays',
    ],
    [
      'has an eighth day',
      { rules: [{ ...(association.rules[3] ?? {}), when: { weekdays: [8] } }] },
      '/rules/0/when/weekdays',
    ],
    [
      'has a zone without end',
      { rules: [{ type: 'travel', zones: [{ cents: 5 }] }] },
      '/rules/0/zones/0/upToKm',
    ],
    ['has a zone that is nothing', { rules: [{ type: 'travel', zones: [null] }] }, '/rules/0/zones/0'],
    [
      'has a list for a charge',
      { rules: [{ ...(association.rules[6] ?? {}), charge: [{ planned: true }] }] },
      '/rules/0/charge',
    ],
  ])('%s', async (_, change, pointer) => {
    const { body } = await rouen
      .post(`/providers/${rouen.providerId}/tariffs`, { ...ism, ...change })
      .expect(400);
    expect(pointersOf(body)).toContain(pointer);
  });
});

describe('who may', () => {
  it('only the network’s own coordination: elsewhere the provider does not exist', async () => {
    const bordeaux = await rating.scheme();
    await rouen.post(`/providers/${rouen.providerId}/tariffs`, ism).expect(201);
    await bordeaux.post(`/providers/${rouen.providerId}/tariffs`, ism).expect(404);
    await bordeaux.get(`/providers/${rouen.providerId}/tariffs`).expect(404);
    await rouen.get(`/providers/${newId()}/tariffs`).expect(404);
    await rouen.get('/providers/ism/tariffs').expect(404);
  });

  it('no professional of the network', async () => {
    const token = await rouen.professional();
    for (const request of [
      rating.truchement.http.get(`/api/v1/providers/${rouen.providerId}/tariffs`),
      rating.truchement.http.post(`/api/v1/providers/${rouen.providerId}/tariffs`).send(ism),
    ]) {
      await request.auth(token, { type: 'bearer' }).expect(403);
    }
  });
});
