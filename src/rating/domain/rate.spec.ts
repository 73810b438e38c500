import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aSession, association, ism } from '../../../test/support/tariffs.js';
import { dayOf, inForceOn } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';
import { estimate, rate } from './rate.js';
import type { RatedFacts } from './rated-facts.js';
import {
  type BlockRule,
  type Rule,
  type SupplementUnit,
  type SurchargeRule,
  type Tariff,
  type When,
} from './tariff.js';

const at = (instant: string) => ({ startsAt: new Date(instant) });
const minutes = (count: number) => ({ plannedSeconds: count * 60, durationSeconds: count * 60 });
const linesOf = (facts: RatedFacts, tariff: Tariff) =>
  rate(facts, tariff).lines.map(({ rule, amountCents }) => [rule, amountCents]);

const hour: BlockRule = {
  type: 'block',
  modalities: ['on_site'],
  firstMinutes: 60,
  firstCents: Cents(6000),
  stepMinutes: 30,
  stepCents: Cents(3000),
  basis: 'actual',
};
const anHourly = (rules: readonly Rule[], stacking: Tariff['stacking'] = 'sum'): Tariff => ({
  ...ism,
  stacking,
  rules: [hour, ...rules],
});
type Price = { basisPoints: number } | { cents: Cents; per: SupplementUnit };
const surcharge = (rule: { when: When } & Price): SurchargeRule => ({
  type: 'surcharge',
  modalities: ['on_site'],
  ...rule,
});

describe('Rouen, 2022, with ISM', () => {
  const calls = readFileSync(new URL('../../../test/fixtures/ism-2022.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(';'))
    .map(([reference, , startsAt = '', , seconds, , , cents]) => ({
      reference,
      startsAt: new Date(startsAt),
      seconds: Number(seconds),
      cents: Number(cents),
    }));
  const priced = calls.map(({ startsAt, seconds, ...call }) => ({
    ...call,
    rating: rate(
      aSession({ modality: 'phone_now', startsAt, durationSeconds: seconds, requestedAt: startsAt }),
      ism,
    ),
  }));

  it.each(priced)('prices $reference as ISM does', ({ rating, cents }) =>
    expect(rating.totalCents).toBe(cents),
  );

  it('comes to 1,042.00 € for the 43 calls', () => {
    expect(priced).toHaveLength(43);
    expect(priced.reduce((total, { rating }) => total + rating.totalCents, 0)).toBe(104_200);
  });
});

describe('the block', () => {
  const call = (durationSeconds: number, plannedSeconds = 0) =>
    aSession({ modality: 'phone_now', durationSeconds, plannedSeconds });

  it('is due as soon as there is a session', () =>
    expect(rate(call(0), ism)).toEqual({
      lines: [{ rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 }],
      totalCents: 1800,
      billedMinutes: 15,
    }));

  it('holds to its last second', () => expect(rate(call(900), ism).totalCents).toBe(1800));

  it('is followed by each started step', () =>
    expect(rate(call(1212), ism)).toEqual({
      lines: [
        { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
        { rule: 'block.step', quantity: 6, unitPriceCents: 100, amountCents: 600 },
      ],
      totalCents: 2400,
      billedMinutes: 21,
    }));

  it.each([
    ['actual', 2500],
    ['planned', 3000],
    ['higher', 3000],
  ] as const)('bills the %s duration of a call planned for 1600 s and held for 1300 s', (basis, cents) => {
    const tariff = { ...ism, rules: ism.rules.map((rule) => ({ ...rule, basis }) as Rule) };
    expect(rate(call(1300, 1600), tariff).totalCents).toBe(cents);
  });

  it('bills the longer duration, whichever it is', () => {
    expect(rate(aSession({ ...minutes(60), durationSeconds: 61 * 60 }), association).totalCents).toBe(6900);
    expect(rate(aSession({ ...minutes(90), durationSeconds: 45 * 60 }), association).totalCents).toBe(6900);
  });

  it('sells nothing in a modality that no block prices', () => {
    for (const outcome of ['completed', 'late_cancellation', 'patient_no_show'] as const)
      expect(rate(aSession({ modality: 'video', outcome, distanceKm: 5 }), association)).toEqual({
        lines: [],
        totalCents: 0,
        billedMinutes: 0,
      });
  });
});

describe('a surcharge', () => {
  const night = surcharge({ when: { from: '20:00', to: '08:00' }, cents: Cents(10), per: 'minute' });
  const quarter = surcharge({ when: { from: '20:00', to: '08:00' }, basisPoints: 2500 });
  const sunday = surcharge({ when: { weekdays: [7] }, basisPoints: 5000 });
  const holiday = surcharge({ when: { holiday: true }, basisPoints: 3000 });

  it('is carried by thirty minutes of 19:30–20:30, night from 20:00', () => {
    const session = aSession(at('2022-06-14T19:30:00+02:00'));
    expect(rate(session, anHourly([night])).lines[1]).toEqual({
      rule: 'surcharge:20:00-08:00',
      quantity: 30,
      unitPriceCents: 10,
      amountCents: 300,
    });
    expect(linesOf(session, anHourly([quarter]))[1]).toEqual(['surcharge:20:00-08:00+25%', 750]);
  });

  it('ends with the night, at 08:00', () =>
    expect(rate(aSession(at('2022-06-14T07:15:00+02:00')), anHourly([night])).lines[1]?.quantity).toBe(45));

  it('leaves a session of the day alone', () =>
    expect(linesOf(aSession(at('2022-06-14T08:00:00+02:00')), anHourly([night]))).toHaveLength(1));

  it('keeps to its window when that does not cross midnight', () => {
    const lunch = surcharge({ when: { from: '12:00', to: '14:00' }, cents: Cents(10), per: 'minute' });
    expect(rate(aSession(at('2022-06-14T11:30:00+02:00')), anHourly([lunch])).lines[1]?.quantity).toBe(30);
    expect(rate(aSession(at('2022-06-14T22:00:00+02:00')), anHourly([lunch])).lines).toHaveLength(1);
  });

  it('counts two started half-hours from 23:45 to 00:45, not three', () => {
    const perHalfHour = surcharge({
      when: { from: '20:00', to: '08:00' },
      cents: Cents(500),
      per: 'started_half_hour',
    });
    const session = aSession(at('2022-06-14T23:45:00+02:00'));
    expect(rate(session, anHourly([perHalfHour])).lines[1]).toMatchObject({ quantity: 2, amountCents: 1000 });
  });

  it('counts only half-hours in which somebody interpreted, though the hour was bought', () => {
    const perHalfHour = surcharge({
      when: { from: '20:00', to: '08:00' },
      cents: Cents(500),
      per: 'started_half_hour',
    });
    const untilMidnight = {
      ...aSession(at('2022-06-14T23:45:00+02:00')),
      plannedSeconds: 900,
      durationSeconds: 900,
    };
    expect(rate(untilMidnight, anHourly([perHalfHour])).lines[1]).toMatchObject({
      quantity: 1,
      amountCents: 500,
    });
    const untilEight = {
      ...aSession(at('2022-06-14T19:30:00+02:00')),
      plannedSeconds: 1800,
      durationSeconds: 1800,
    };
    expect(rate(untilEight, anHourly([perHalfHour])).lines).toHaveLength(1);
  });

  it('counts a half-hour started by one minute', () => {
    const perHalfHour = surcharge({
      when: { from: '20:00', to: '08:00' },
      cents: Cents(500),
      per: 'started_half_hour',
    });
    const session = aSession(at('2022-06-14T19:31:00+02:00'));
    expect(rate(session, anHourly([perHalfHour])).lines[1]?.quantity).toBe(2);
  });

  it('is due once, when it is per session, however few minutes lie inside', () => {
    const evening = surcharge({ when: { from: '20:00', to: '22:00' }, cents: Cents(1500), per: 'session' });
    expect(linesOf(aSession(at('2022-06-14T19:01:00+02:00')), anHourly([evening]))[1]).toEqual([
      'surcharge:20:00-22:00',
      1500,
    ]);
    expect(linesOf(aSession(at('2022-06-14T19:00:00+02:00')), anHourly([evening]))).toHaveLength(1);
  });

  it('adds no Sunday to a session that ends on Saturday at 00:00', () =>
    expect(linesOf(aSession(at('2022-06-18T23:00:00+02:00')), anHourly([sunday]))).toHaveLength(1));

  it('makes only the minutes after midnight a Sunday', () =>
    expect(linesOf(aSession(at('2022-06-18T23:45:00+02:00')), anHourly([sunday]))[1]).toEqual([
      'surcharge:sunday+50%',
      2250,
    ]));

  it('follows the minutes that are billed, held or not', () =>
    expect(
      linesOf(aSession({ ...at('2022-06-14T19:30:00+02:00'), durationSeconds: 60 }), anHourly([quarter]))[1],
    ).toEqual(['surcharge:20:00-08:00+25%', 750]));

  it('takes 12.5 % of 13.33 € as 1.67 €, and the total is the lines’', () => {
    const tariff = {
      ...ism,
      rules: [
        { ...hour, firstCents: Cents(1333) },
        surcharge({ when: { weekdays: [2] }, basisPoints: 1250 }),
      ],
    };
    expect(linesOf(aSession(), tariff)).toEqual([
      ['block.first', 1333],
      ['surcharge:tuesday+12.5%', 167],
    ]);
    expect(rate(aSession(), tariff).totalCents).toBe(1500);
  });

  it('is a share of what its own minutes cost, first block or step', () => {
    const tariff: Tariff = {
      ...ism,
      rules: [
        ...ism.rules,
        { type: 'surcharge', modalities: ['video'], when: { from: '20:00', to: '08:00' }, basisPoints: 2500 },
      ],
    };
    const video = (instant: string) => aSession({ modality: 'video', ...at(instant) });
    expect(linesOf(video('2022-06-14T19:30:00+02:00'), tariff)[2]?.[1]).toBe(750); // 30 steps: 30.00 €
    expect(linesOf(video('2022-06-14T07:30:00+02:00'), tariff)[2]?.[1]).toBe(825); // 18.00 € and 15 steps
  });

  it('is for a request made with too short a notice', () => {
    const urgent = surcharge({ when: { noticeUnderHours: 24 }, basisPoints: 5000 });
    const asked = (instant: string) => aSession({ requestedAt: new Date(instant) });
    expect(linesOf(asked('2022-06-13T10:00:01+02:00'), anHourly([urgent]))[1]).toEqual([
      'surcharge:notice<24h+50%',
      3000,
    ]);
    expect(linesOf(asked('2022-06-13T10:00:00+02:00'), anHourly([urgent]))).toHaveLength(1);
  });

  it('is for its own modalities', () =>
    expect(
      linesOf(aSession(at('2022-06-19T10:00:00+02:00')), anHourly([{ ...sunday, modalities: ['video'] }])),
    ).toHaveLength(1));

  it('knows the holidays of Alsace-Moselle where the practice is there', () => {
    const goodFriday = at('2022-04-15T10:00:00+02:00');
    expect(linesOf(aSession(goodFriday), anHourly([holiday]))).toHaveLength(1);
    expect(linesOf(aSession({ ...goodFriday, calendar: 'alsace_moselle' }), anHourly([holiday]))[1]).toEqual([
      'surcharge:holiday+30%',
      1800,
    ]);
  });

  describe('with others', () => {
    const firstOfMay = aSession(at('2022-05-01T10:00:00+02:00')); // a Sunday

    it('adds up on a Sunday that is also a holiday, where all are due', () =>
      expect(linesOf(firstOfMay, anHourly([holiday, sunday], 'sum')).slice(1)).toEqual([
        ['surcharge:holiday+30%', 1800],
        ['surcharge:sunday+50%', 3000],
      ]));

    it('yields to the higher on a Sunday that is also a holiday, where the highest is due', () =>
      expect(linesOf(firstOfMay, anHourly([holiday, sunday], 'highest')).slice(1)).toEqual([
        ['surcharge:sunday+50%', 3000],
      ]));

    it('yields only for the minutes that the higher takes', () =>
      expect(
        linesOf(aSession(at('2022-06-18T23:30:00+02:00')), anHourly([quarter, sunday], 'highest')).slice(1),
      ).toEqual([
        ['surcharge:20:00-08:00+25%', 750],
        ['surcharge:sunday+50%', 1500],
      ]));

    it('yields to a dearer amount, by minute or by half-hour', () => {
      const perHalfHour = surcharge({
        when: { weekdays: [7] },
        cents: Cents(1600),
        per: 'started_half_hour',
      });
      expect(linesOf(firstOfMay, anHourly([sunday, perHalfHour], 'highest')).slice(1)).toEqual([
        ['surcharge:sunday', 3200],
      ]);
      const perMinute = surcharge({ when: { weekdays: [7] }, cents: Cents(49), per: 'minute' });
      expect(linesOf(firstOfMay, anHourly([sunday, perMinute], 'highest')).slice(1)).toEqual([
        ['surcharge:sunday+50%', 3000],
      ]);
    });

    it.each([
      [2999, 'surcharge:sunday+50%', 3000],
      [3001, 'surcharge:notice<24h', 3001],
    ])('weighs %i cents per session against all the others', (cents, rule, due) => {
      const urgent = surcharge({ when: { noticeUnderHours: 24 }, cents: Cents(cents), per: 'session' });
      const asked = { ...firstOfMay, requestedAt: firstOfMay.startsAt };
      expect(linesOf(asked, anHourly([urgent, sunday], 'highest')).slice(1)).toEqual([[rule, due]]);
    });
  });
});

describe('the nights when clocks change', () => {
  const from2to3 = surcharge({ when: { from: '02:00', to: '03:00' }, cents: Cents(10), per: 'minute' });
  const night = surcharge({ when: { from: '20:00', to: '08:00' }, cents: Cents(10), per: 'minute' });
  const quantityOf = (instant: string, count: number, rule: Rule) =>
    rate(aSession({ ...at(instant), ...minutes(count) }), anHourly([rule])).lines.find(({ rule }) =>
      rule.startsWith('surcharge'),
    )?.quantity;

  it('bills the minutes that passed, though the clock jumped an hour', () =>
    expect(quantityOf('2022-03-27T01:30:00+01:00', 60, night)).toBe(60));

  it('finds no minute between 02:00 and 03:00 in March', () =>
    expect(quantityOf('2022-03-27T01:30:00+01:00', 60, from2to3)).toBeUndefined());

  it('finds each of them twice in October', () =>
    expect(quantityOf('2022-10-30T01:30:00+02:00', 180, from2to3)).toBe(120));

  it('ends the night at 08:00 on the clock, eleven hours after 20:00 in March', () =>
    expect(quantityOf('2022-03-26T20:00:00+01:00', 780, night)).toBe(660));
});

describe('travel', () => {
  const travelOf = (facts: Partial<RatedFacts>) =>
    linesOf(aSession(facts), association).find(([rule]) => String(rule).startsWith('travel'));

  it.each([
    [0, 'travel:10km', 0],
    [10, 'travel:10km', 0],
    [10.1, 'travel:25km', 1200],
    [50, 'travel:50km', 2500],
    [80, 'travel:50km', 2500],
  ])('of %d km is priced by its zone, the last one beyond it', (distanceKm, rule, cents) =>
    expect(travelOf({ distanceKm })).toEqual([rule, cents]),
  );

  it('is due when the interpreter came and the patient did not', () =>
    expect(linesOf(aSession({ outcome: 'patient_no_show', distanceKm: 20 }), association)).toEqual([
      ['absence:patient:70%', 3220],
      ['travel:25km', 1200],
    ]));

  it('is not due for a late cancellation, nor when the interpreter did not come', () => {
    expect(travelOf({ outcome: 'late_cancellation', distanceKm: 20 })).toBeUndefined();
    expect(travelOf({ outcome: 'interpreter_no_show', distanceKm: 20 })).toBeUndefined();
  });

  it('is not due for a remote session', () => {
    const remoteToo = { ...association, rules: [...ism.rules, ...association.rules] };
    expect(linesOf(aSession({ modality: 'video', distanceKm: 20, ...minutes(15) }), remoteToo)).toEqual([
      ['block.first', 1800],
    ]);
  });

  it('is not charged over a distance that nobody stated', () => expect(travelOf({})).toBeUndefined());
});

describe('an absence', () => {
  it('of the patient costs 70 % of the planned price, surcharges included', () => {
    const sunday = { ...at('2022-06-19T10:00:00+02:00'), plannedSeconds: 5400, durationSeconds: 0 };
    expect(rate(aSession({ ...sunday, outcome: 'patient_no_show' }), association)).toEqual({
      lines: [{ rule: 'absence:patient:70%', quantity: 1, unitPriceCents: 7245, amountCents: 7245 }],
      totalCents: 7245, // of 69.00 € and 34.50 €
      billedMinutes: 0,
    });
  });

  it('of the interpreter costs nothing where the tariff is silent, and what it says where it is not', () => {
    const missed = aSession({ outcome: 'interpreter_no_show', durationSeconds: 0 });
    expect(rate(missed, association).totalCents).toBe(0);
    expect(linesOf(missed, anHourly([{ type: 'absence', whose: 'interpreter', basisPoints: 1000 }]))).toEqual(
      [['absence:interpreter:10%', 600]],
    );
  });

  it('of a patient does not cost what that of an interpreter does', () =>
    expect(
      rate(
        aSession({ outcome: 'patient_no_show' }),
        anHourly([{ type: 'absence', whose: 'interpreter', basisPoints: 1000 }]),
      ).totalCents,
    ).toBe(0));
});

describe('the association around Rouen', () => {
  it.each([
    ['an hour on a Tuesday', '2022-06-14T10:00:00+02:00', 60, 4600],
    ['an hour and a minute', '2022-06-14T10:00:00+02:00', 61, 6900],
    ['an evening', '2022-06-14T20:00:00+02:00', 60, 5750],
    ['half an evening', '2022-06-14T19:30:00+02:00', 60, 5175],
    ['a Saturday', '2022-06-18T10:00:00+02:00', 60, 5750],
    ['a Saturday evening, once', '2022-06-18T20:00:00+02:00', 60, 5750],
    ['a Sunday evening, the highest', '2022-06-19T20:00:00+02:00', 60, 6900],
    ['Bastille Day', '2022-07-14T10:00:00+02:00', 90, 10350],
    ['a Sunday that is Labour Day', '2022-05-01T10:00:00+02:00', 60, 6900],
  ])('prices %s', (_, instant, count, cents) =>
    expect(rate(aSession({ ...at(instant), ...minutes(count) }), association).totalCents).toBe(cents),
  );
});

describe('an estimate', () => {
  it('is the price of the session as planned', () =>
    expect(estimate(aSession({ distanceKm: 12, plannedSeconds: 5400 }), association).totalCents).toBe(8100));

  it('assumes the farthest zone while the distance is unknown', () =>
    expect(estimate(aSession(), association).lines.at(-1)).toMatchObject({
      rule: 'travel:50km',
      amountCents: 2500,
    }));

  it('assumes no travel by phone', () =>
    expect(estimate(aSession({ modality: 'phone_now', plannedSeconds: 1200 }), ism).totalCents).toBe(2300));
});

describe('consecutive tariffs', () => {
  const tariffs = [
    { ...ism, validFrom: '2023-01-01', name: '2023' },
    { ...ism, validFrom: '2022-01-01', name: '2022' },
    { ...ism, validFrom: '2024-01-01', name: '2024' },
  ];
  const startingAt = (instant: string) => inForceOn(tariffs, dayOf(new Date(instant), 'Europe/Paris'))?.name;

  it('price a session at 23:59 by the old one and at 00:00 by the new one', () => {
    expect(startingAt('2022-12-31T23:59:00+01:00')).toBe('2022');
    expect(startingAt('2023-01-01T00:00:00+01:00')).toBe('2023');
  });

  it('leave none before the first and keep the last', () => {
    expect(startingAt('2021-12-31T23:59:00+01:00')).toBeUndefined();
    expect(startingAt('2031-06-01T10:00:00+02:00')).toBe('2024');
  });
});
