import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ism } from '../../../test/support/tariffs.js';
import { addDays } from '../../kernel/civil-time.js';
import { MODALITIES } from '../../kernel/modality.js';
import { Cents, share } from '../../kernel/money.js';
import { OUTCOMES } from '../../kernel/outcome.js';
import { cancellationTerms } from './cancellation-terms.js';
import { estimate, rate } from './rate.js';
import type { RatedFacts } from './rated-facts.js';
import type { Charge, Rule, Tariff, When } from './tariff.js';
import { tariffProblems } from './tariff-problems.js';

const cents = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })).map(Cents);
const basisPoints = fc.integer({ min: 0, max: 20_000 });
const modalities = fc.constant(MODALITIES);
const hours = fc.integer({ min: 1, max: 96 });
const minutes = fc.integer({ min: 1, max: 90 });

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const window = fc.oneof<fc.Arbitrary<When>[]>(
  fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to),
  fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }),
  fc.constant({ holiday: true as const }),
  fc.record({ noticeUnderHours: hours }),
);
const block = fc.record({
  type: fc.constant('block' as const),
  modalities,
  firstMinutes: minutes,
  firstCents: cents,
  stepMinutes: minutes,
  stepCents: cents,
  basis: fc.constantFrom('actual', 'planned', 'higher'),
});
const surcharge = fc.oneof(
  fc.record({ type: fc.constant('surcharge' as const), modalities, when: window, basisPoints }),
  fc.record({
    type: fc.constant('surcharge' as const),
    modalities,
    when: window,
    cents,
    per: fc.constantFrom('session', 'minute', 'started_half_hour'),
  }),
);
const travel = fc.record({
  type: fc.constant('travel' as const),
  zones: fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
      fc.array(cents, { minLength: 4, maxLength: 4 }),
    )
    .map(([limits, prices]) => {
      const ascending = prices.toSorted((a, b) => a - b);
      return limits
        .toSorted((a, b) => a - b)
        .map((upToKm, index) => ({ upToKm, cents: ascending[index] ?? Cents(0) }));
    }),
});
const charge = fc.oneof<fc.Arbitrary<Charge>[]>(
  fc.constant({ planned: true as const }),
  fc.constant({ firstBlock: true as const }),
  fc.record({ basisPoints }),
  fc.record({ cents }),
);
const cancellations = fc.uniqueArray(
  fc.record({ type: fc.constant('cancellation' as const), modalities, noticeUnderHours: hours, charge }),
  { maxLength: 3, selector: ({ noticeUnderHours }) => noticeUnderHours },
);
const absences = fc.uniqueArray(
  fc.record({
    type: fc.constant('absence' as const),
    whose: fc.constantFrom('patient', 'interpreter'),
    basisPoints,
  }),
  { selector: ({ whose }) => whose },
);
const anyTariff: fc.Arbitrary<Tariff> = fc
  .tuple(
    fc.constantFrom('highest', 'sum'),
    block,
    fc.array(surcharge, { maxLength: 5 }),
    fc.array(travel, { maxLength: 1 }),
    cancellations,
    absences,
  )
  .map(([stacking, first, ...rest]) => ({ ...ism, stacking, rules: [first, ...rest.flat()] as Rule[] }));

// Nights when clocks change, and holidays that touch a Sunday or each other, come up as often as all other days.
const someDay = fc.oneof(
  fc.constantFrom(
    '2022-03-26',
    '2022-03-27',
    '2022-10-29',
    '2022-10-30',
    '2022-05-01',
    '2008-05-01',
    '2022-12-25',
  ),
  fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days)),
);
const instant = fc
  .tuple(someDay, fc.integer({ min: 0, max: 86_399 }))
  .map(([day, second]) => new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000));
const seconds = fc.integer({ min: 0, max: 15_000 });
const anySession: fc.Arbitrary<RatedFacts> = fc
  .record({
    startsAt: instant,
    modality: fc.constantFrom(...MODALITIES),
    plannedSeconds: seconds,
    durationSeconds: seconds,
    noticeHours: fc.integer({ min: 0, max: 120 }),
    cancelledHoursBefore: fc.integer({ min: -5, max: 120 }),
    distanceKm: fc.option(fc.nat(150), { nil: undefined }),
    outcome: fc.constantFrom(...OUTCOMES),
    calendar: fc.constantFrom('france', 'alsace_moselle'),
  })
  .map(({ noticeHours, cancelledHoursBefore, distanceKm, ...facts }) => ({
    ...facts,
    ...(distanceKm === undefined ? {} : { distanceKm }),
    timeZone: 'Europe/Paris',
    requestedAt: new Date(facts.startsAt.getTime() - noticeHours * 3_600_000),
    cancelledAt: new Date(facts.startsAt.getTime() - cancelledHoursBefore * 3_600_000),
  }));

describe('whatever the tariff and the session', () => {
  it('the tariff drawn is one that may be stored', () =>
    fc.assert(fc.property(anyTariff, (tariff) => expect(tariffProblems(tariff)).toEqual([]))));

  it('the total is the sum of the lines, in whole cents, and nothing is negative', () =>
    fc.assert(
      fc.property(anySession, anyTariff, (session, tariff) => {
        const { lines, totalCents, billedMinutes } = rate(session, tariff);
        expect(lines.reduce((total, { amountCents }) => total + amountCents, 0)).toBe(totalCents);
        for (const { quantity, unitPriceCents, amountCents } of lines) {
          expect(quantity * unitPriceCents).toBe(amountCents);
          for (const value of [quantity, unitPriceCents, amountCents])
            expect(Number.isInteger(value) && value >= 0).toBe(true);
        }
        expect(Number.isInteger(billedMinutes) && billedMinutes >= 0).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('a longer session never costs less, nor bills fewer minutes', () =>
    fc.assert(
      fc.property(anySession, anyTariff, fc.integer({ min: 1, max: 7200 }), (session, tariff, more) => {
        const held = { ...session, outcome: 'completed' as const };
        const shorter = rate(held, tariff);
        const longer = rate({ ...held, durationSeconds: held.durationSeconds + more }, tariff);
        expect(longer.totalCents).toBeGreaterThanOrEqual(shorter.totalCents);
        expect(longer.billedMinutes).toBeGreaterThanOrEqual(shorter.billedMinutes);
      }),
      { numRuns: 1000 },
    ));

  it('a surcharge that the whole session carries is that share of the block', () =>
    fc.assert(
      fc.property(anySession, block, basisPoints, (session, only, part) => {
        const always = { type: 'surcharge', modalities: MODALITIES, basisPoints: part } as const;
        const rules: Rule[] = [only, { ...always, when: { weekdays: [1, 2, 3, 4, 5, 6, 7] } }];
        const { lines } = rate({ ...session, outcome: 'completed' }, { ...ism, rules });
        const blockCents = lines.slice(0, -1).reduce((total, { amountCents }) => total + amountCents, 0);
        expect(lines.at(-1)?.amountCents).toBe(share(Cents(blockCents), part));
      }),
    ));

  it('the highest surcharges never exceed all of them together', () =>
    fc.assert(
      fc.property(anySession, anyTariff, (session, tariff) => {
        const [highest, sum] = (['highest', 'sum'] as const).map(
          (stacking) => rate(session, { ...tariff, stacking }).totalCents,
        );
        expect(highest).toBeLessThanOrEqual(sum ?? 0);
      }),
      { numRuns: 500 },
    ));

  it('an estimate covers the session that goes as planned, however far the interpreter came', () =>
    fc.assert(
      fc.property(anySession, anyTariff, (session, tariff) => {
        const { distanceKm: _, ...planned } = session;
        const held = { ...session, durationSeconds: session.plannedSeconds, outcome: 'completed' as const };
        expect(estimate(planned, tariff).totalCents).toBeGreaterThanOrEqual(rate(held, tariff).totalCents);
      }),
    ));

  it('the fee shown is the fee charged, and nothing until it stops being free', () =>
    fc.assert(
      fc.property(anySession, anyTariff, (session, tariff) => {
        const at = session.cancelledAt ?? session.startsAt;
        const { feeCents, freeUntil } = cancellationTerms(session, tariff, at);
        expect(feeCents).toBe(rate({ ...session, outcome: 'late_cancellation' }, tariff).totalCents);
        if (!freeUntil || at <= freeUntil) expect(feeCents).toBe(0);
        if (freeUntil)
          expect(
            cancellationTerms(session, tariff, new Date(freeUntil.getTime() + 1)).feeCents,
          ).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    ));
});
