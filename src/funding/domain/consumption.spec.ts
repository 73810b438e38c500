import { describe, expect, it } from '@jest/globals';
import { Cents } from '../../kernel/money.js';
import { spendingOf, type ConsumedDay } from './consumption.js';

const days: readonly ConsumedDay[] = [
  { day: '2022-03-18', sessions: 1, cents: Cents(1_800) },
  { day: '2022-03-28', sessions: 1, cents: Cents(1_800) },
  { day: '2022-05-02', sessions: 2, cents: Cents(4_000) },
  { day: '2022-05-03', sessions: -1, cents: Cents(-1_800) },
];

const budget = (granted: number, consumed: number) => ({
  grantedCents: Cents(granted),
  consumedCents: Cents(consumed),
});

describe('what was consumed', () => {
  it('adds up day after day, a correction taken off on the day it concerns', () => {
    const { consumed } = spendingOf(days, budget(5_000, 5_800));
    expect(consumed.map(({ cents }) => cents)).toEqual([1_800, 3_600, 7_600, 5_800]);
  });

  it('is told month by month, with what the grant leaves', () => {
    const { months, total } = spendingOf(days, budget(5_000, 5_800));
    expect(months).toEqual([
      { month: '2022-03-01', sessions: 2, cents: 3_600, leftCents: 1_400 },
      { month: '2022-05-01', sessions: 1, cents: 2_200, leftCents: -800 },
    ]);
    expect(total).toEqual({ sessions: 3, cents: 5_800, leftCents: -800 });
    expect(spendingOf([], budget(5_000, 0))).toEqual({
      consumed: [],
      months: [],
      total: { sessions: 0, cents: 0, leftCents: 5_000 },
    });
  });

  it('has no total when the balance says otherwise', () => {
    expect(spendingOf(days, budget(5_000, 5_799)).total).toBeNull();
  });
});
