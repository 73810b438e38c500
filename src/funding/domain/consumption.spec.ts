import { describe, expect, it } from '@jest/globals';
import { Cents } from '../../kernel/money.js';
import { byMonth, cumulated, type ConsumedDay } from './consumption.js';

const days: readonly ConsumedDay[] = [
  { day: '2022-03-18', sessions: 1, cents: Cents(1_800) },
  { day: '2022-03-28', sessions: 1, cents: Cents(1_800) },
  { day: '2022-05-02', sessions: 2, cents: Cents(4_000) },
  { day: '2022-05-03', sessions: -1, cents: Cents(-1_800) },
];

describe('what was consumed', () => {
  it('adds up day after day, a correction taken off on the day it concerns', () => {
    expect(cumulated(days).map(({ cents }) => cents)).toEqual([1_800, 3_600, 7_600, 5_800]);
  });

  it('is told month by month, with what the grant leaves', () => {
    expect(byMonth(days, Cents(5_000))).toEqual([
      { month: '2022-03-01', sessions: 2, cents: 3_600, leftCents: 1_400 },
      { month: '2022-05-01', sessions: 1, cents: 2_200, leftCents: -800 },
    ]);
    expect(byMonth([], Cents(5_000))).toEqual([]);
  });
});
