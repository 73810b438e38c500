import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../kernel/civil-time.js';
import { Cents, sum } from '../../kernel/money.js';
import { notClosing, type Agreement } from './agreement.js';
import { yearEndOf, type PricedDay, type YearEndFacts } from './year-end.js';

const agreement: Agreement = {
  networkId: 'rouen',
  id: 'mdm',
  funderId: 'funder',
  carrier: 'Médecins du Monde',
  title: 'Interprétariat',
  reference: 'MDM-2022',
  startsOn: '2022-03-01',
  endsOn: '2023-11-30',
  priority: 100,
  eligibleModalities: [],
  eligibleProfessions: [],
  eligibleCommunes: [],
  eligibleCategories: [],
  onExhaustion: 'block',
  unspent: 'repayment',
  alertThresholds: [],
  ...notClosing,
};
const priced = (day: Day, rule: string, cents: number): PricedDay => ({
  day,
  rule,
  modality: 'phone_now',
  cents: Cents(cents),
});
const yearEnd = (given: Partial<YearEndFacts> = {}) => {
  const days = given.priced ?? [];
  return yearEndOf({
    agreement,
    funderName: 'MdM',
    budget: {
      grantedCents: Cents(0),
      committedCents: Cents(500),
      consumedCents: Cents(0),
      invoicedCents: Cents(0),
      availableCents: Cents(0),
      overdrawnCents: Cents(0),
    },
    grantedAtStartCents: Cents(150_000),
    amendments: [],
    transferredCents: Cents(-1_000),
    priced: days,
    consumed: days.map(({ day, cents }) => ({ day, cents })),
    closing: null,
    ...given,
  });
};

describe('the figures of a financial report', () => {
  it('group what was spent as the report does', () => {
    const days = [
      priced('2022-03-01', 'block', 3_600),
      priced('2022-03-01', 'surcharge', 900),
      priced('2022-03-01', 'travel', 1_200),
      priced('2022-03-02', 'cancellation', 700),
      priced('2022-03-02', 'absence', 400),
    ];
    expect(yearEnd({ priced: days }).spent).toEqual({
      natures: [
        { nature: 'interpreting:phone_now', cents: 3_600 },
        { nature: 'travel', cents: 1_200 },
        { nature: 'cancellation', cents: 1_100 },
        { nature: 'surcharge', cents: 900 },
      ],
      totalCents: 6_800,
    });
  });

  it('say what no line explains, instead of hiding it', () => {
    const consumed = [{ day: '2022-03-01' as Day, cents: Cents(1_800) }];
    expect(yearEnd({ consumed }).spent.natures).toEqual([{ nature: 'other', cents: 1_800 }]);
  });

  it('follow the calendar, and the agreement’s own years', () => {
    const days = [
      priced('2022-12-31', 'block', 100),
      priced('2023-01-01', 'block', 200),
      priced('2023-02-28', 'block', 400),
      priced('2023-03-01', 'block', 800),
    ];
    const { calendarYears, agreementYears } = yearEnd({ priced: days });
    const short = (years: typeof calendarYears) =>
      years.map(({ from, to, totalCents }) => [from, to, totalCents]);
    expect(short(calendarYears)).toEqual([
      ['2022-03-01', '2022-12-31', 100],
      ['2023-01-01', '2023-11-30', 1_400],
    ]);
    expect(short(agreementYears)).toEqual([
      ['2022-03-01', '2023-02-28', 700],
      ['2023-03-01', '2023-11-30', 800],
    ]);
  });

  it('balance: granted, less spent and promised', () => {
    const { grantedCents, balanceCents } = yearEnd({ priced: [priced('2022-03-01', 'block', 1_800)] });
    expect([grantedCents, balanceCents]).toEqual([149_000, 149_000 - 1_800 - 500]);
  });

  it('add up to the cent, by nature and by year, whatever was spent when', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((after) => new Date(Date.UTC(2022, 0, 1) + after * 86_400_000).toISOString().slice(0, 10) as Day);
    const one = fc.tuple(
      day,
      fc.constantFrom('block', 'travel', 'absence', 'x'),
      fc.integer({ min: -500, max: 5_000 }),
    );
    fc.assert(
      fc.property(fc.array(one), (some) => {
        const { spent, calendarYears } = yearEnd({ priced: some.map((line) => priced(...line)) });
        expect(sum(spent.natures.map(({ cents }) => cents))).toBe(spent.totalCents);
        expect(sum(calendarYears.map(({ totalCents }) => totalCents))).toBe(spent.totalCents);
      }),
    );
  });
});
