import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import type { Tariff } from '../../src/rating/index.js';
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

const state = async (tariff: Tariff): Promise<string> => {
  const { body } = await rouen.post(`/providers/${rouen.providerId}/tariffs`, tariff).expect(201);
  return (body as { id: string }).id;
};
const quote = (facts: object) => rouen.post(`/providers/${rouen.providerId}/quote`, facts);

const aCall = { modality: 'phone_now', startsAt: '2022-06-14T10:00:00+02:00', durationSeconds: 1200 };
const aVisit = {
  modality: 'on_site',
  startsAt: '2022-06-14T10:00:00+02:00',
  plannedSeconds: 3600,
  requestedAt: '2022-06-07T10:00:00+02:00',
};

describe('Rouen’s tariff', () => {
  it('asks 18 € for the first 15 minutes, then 1 € for each started minute', async () => {
    const tariffId = await state(ism);
    const { body } = await quote({ ...aCall, durationSeconds: 19 * 60 + 1 }).expect(200);
    expect(body).toEqual({
      tariffId,
      totalCents: 2300,
      billedMinutes: 20,
      lines: [
        { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
        { rule: 'block.step', quantity: 5, unitPriceCents: 100, amountCents: 500 },
      ],
    });
  });

  it('prices what is planned when nothing has happened yet', async () => {
    await state(ism);
    const { body } = await quote({ ...aCall, durationSeconds: undefined, plannedSeconds: 1200 }).expect(200);
    expect(body).toMatchObject({ totalCents: 2300 });
  });

  it('reads a null as a fact left out', async () => {
    await state(ism);
    const nulls = {
      plannedSeconds: null,
      requestedAt: null,
      cancelledAt: null,
      outcome: null,
      practiceId: null,
      distanceKm: null,
    };
    await quote({ ...aCall, ...nulls }).expect(200);
  });

  it('stores nothing, whatever the Idempotency-Key', async () => {
    await state(ism);
    const ask = (durationSeconds: number) =>
      quote({ ...aCall, durationSeconds })
        .set('idempotency-key', 'one-key')
        .expect(200);
    expect((await ask(900)).body).toMatchObject({ totalCents: 1800 });
    expect((await ask(960)).body).toMatchObject({ totalCents: 1900 });
  });
});

describe('the association’s tariff', () => {
  beforeEach(() => state(association));

  it('bills the longer of what was planned and what was held, and the journey by its zone', async () => {
    const { body } = await quote({ ...aVisit, durationSeconds: 3660, distanceKm: 12.5 }).expect(200);
    expect(body).toMatchObject({
      totalCents: 8100,
      billedMinutes: 90,
      lines: [
        { rule: 'block.first', amountCents: 4600 },
        { rule: 'block.step', amountCents: 2300 },
        { rule: 'travel:25km', amountCents: 1200 },
      ],
    });
  });

  it('charges a late cancellation the planned time and no journey', async () => {
    const late = { outcome: 'late_cancellation', cancelledAt: '2022-06-13T10:00:01+02:00', distanceKm: 12.5 };
    const { body } = await quote({ ...aVisit, ...late }).expect(200);
    expect(body).toMatchObject({ totalCents: 4600, billedMinutes: 0, lines: [{ rule: 'cancellation<24h' }] });
  });

  it('charges nothing for a cancellation that comes in time', async () => {
    const inTime = { outcome: 'late_cancellation', cancelledAt: '2022-06-13T10:00:00+02:00' };
    expect((await quote({ ...aVisit, ...inTime }).expect(200)).body).toMatchObject({
      totalCents: 0,
      lines: [],
    });
  });

  it('charges the patient’s absence 70 %, and the journey that was made', async () => {
    const absent = { outcome: 'patient_no_show', distanceKm: 12.5 };
    expect((await quote({ ...aVisit, ...absent }).expect(200)).body).toMatchObject({
      totalCents: 3220 + 1200,
    });
  });

  it('lets thirty minutes of 19:30–20:30 carry the night', async () => {
    const { body } = await quote({ ...aVisit, startsAt: '2022-06-14T19:30:00+02:00' }).expect(200);
    expect(body).toMatchObject({ totalCents: 4600 + 575 });
  });

  it('keeps Good Friday in Alsace-Moselle, and works on it in Rouen', async () => {
    const goodFriday = { ...aVisit, startsAt: '2022-04-15T10:00:00+02:00' };
    const priceAt = async (postcode: string) =>
      (await quote({ ...goodFriday, practiceId: await rouen.practice(postcode) }).expect(200)).body;
    expect(await priceAt('67000')).toMatchObject({ totalCents: 6900 });
    expect(await priceAt('76000')).toMatchObject({ totalCents: 4600 });
    expect((await quote(goodFriday).expect(200)).body).toMatchObject({ totalCents: 4600 });
  });
});

describe('the tariff of the day', () => {
  const dearer: Tariff = {
    ...ism,
    validFrom: '2023-01-01',
    rules: ism.rules.map((rule) => ({ ...rule, firstCents: 2000 }) as typeof rule),
  };

  it('is one alone: the old one until 23:59, the new one from 00:00, by the network’s clock', async () => {
    const [old, next] = [await state(ism), await state(dearer)];
    const at = async (startsAt: string) =>
      (await quote({ ...aCall, startsAt, durationSeconds: 300 }).expect(200)).body;
    expect(await at('2022-12-31T22:59:59Z')).toMatchObject({ tariffId: old, totalCents: 1800 });
    expect(await at('2022-12-31T23:59:59+01:00')).toMatchObject({ tariffId: old, totalCents: 1800 });
    expect(await at('2022-12-31T23:00:00Z')).toMatchObject({ tariffId: next, totalCents: 2000 });
    expect(await at('2022-12-31T18:00:00-05:00')).toMatchObject({ tariffId: next, totalCents: 2000 });
  });

  it('stays that of the start when the session runs past midnight', async () => {
    const old = await state(ism);
    await state(dearer);
    const { body } = await quote({ ...aCall, startsAt: '2022-12-31T23:50:00+01:00' }).expect(200);
    expect(body).toMatchObject({ tariffId: old, totalCents: 2300 });
  });

  it('counts from the moment it is stored, also for who has just asked', async () => {
    await state(ism);
    const inMarch = { ...aCall, startsAt: '2023-03-06T10:00:00+01:00' };
    expect((await quote(inMarch).expect(200)).body).toMatchObject({ totalCents: 2300 });
    await state(dearer);
    expect((await quote(inMarch).expect(200)).body).toMatchObject({ totalCents: 2500 });
  });

  it('is refused by its name before the first tariff begins', async () => {
    await state(ism);
    const before = { ...aCall, startsAt: '2021-12-31T23:59:00+01:00' };
    const french = await quote(before).expect(422);
    expect(french.body).toMatchObject({
      type: '/problems/no-tariff',
      title: 'Aucun tarif ce jour-là',
      day: '2021-12-31',
    });
    const english = await quote(before).set('accept-language', 'en').expect(422);
    expect(english.body).toMatchObject({ type: '/problems/no-tariff', title: 'No tariff on that day' });
  });
});

describe('what cannot be quoted', () => {
  it.each<[string, object, string]>([
    ['no duration at all', { durationSeconds: undefined }, '/durationSeconds'],
    ['more than two days', { durationSeconds: 172_801 }, '/durationSeconds'],
    ['less than no time', { plannedSeconds: -1 }, '/plannedSeconds'],
    ['a start without its offset', { startsAt: '2022-06-14T10:00:00' }, '/startsAt'],
    ['a modality unknown', { modality: 'fax' }, '/modality'],
    ['an outcome unknown', { outcome: 'forgotten' }, '/outcome'],
    ['a distance below zero', { distanceKm: -1 }, '/distanceKm'],
    ['a field that a quote does not have', { patient: 'x' }, '/patient'],
  ])('%s', async (_, change, pointer) => {
    await state(ism);
    const { body } = await quote({ ...aCall, ...change }).expect(400);
    expect(body).toMatchObject({ type: '/problems/invalid-input', errors: [{ pointer }] });
  });

  it('says what is wrong in the reader’s language', async () => {
    const send = () => quote({ ...aCall, durationSeconds: undefined });
    expect((await send()).body).toMatchObject({
      errors: [{ message: 'Donnez la durée, réelle (durationSeconds) ou prévue (plannedSeconds).' }],
    });
    expect((await send().set('accept-language', 'en')).body).toMatchObject({
      errors: [{ message: 'Give the duration, actual (durationSeconds) or planned (plannedSeconds).' }],
    });
  });

  it('what belongs to another network: its provider and its practices do not exist here', async () => {
    const bordeaux = await rating.scheme();
    await state(ism);
    await bordeaux.post(`/providers/${rouen.providerId}/quote`, aCall).expect(404);
    await quote({ ...aCall, practiceId: await bordeaux.practice('33000') }).expect(404);
    await quote({ ...aCall, practiceId: newId() }).expect(404);
  });

  it('what a professional asks: prices are the coordination’s', async () => {
    const token = await rouen.professional();
    await rating.truchement.http
      .post(`/api/v1/providers/${rouen.providerId}/quote`)
      .auth(token, { type: 'bearer' })
      .send(aCall)
      .expect(403);
  });
});
