import { describe, expect, it } from '@jest/globals';
import { Cents } from '../../kernel/money.js';
import { reachedBy, settledThresholds } from './threshold.js';

const budget = (grantedCents: number, committedCents: number, consumedCents: number) => ({
  grantedCents: Cents(grantedCents),
  committedCents: Cents(committedCents),
  consumedCents: Cents(consumedCents),
  invoicedCents: Cents(0),
  availableCents: Cents(Math.max(grantedCents - committedCents - consumedCents, 0)),
  overdrawnCents: Cents(Math.max(committedCents + consumedCents - grantedCents, 0)),
});

describe('a threshold', () => {
  it('is reached by what is committed and consumed together, to the cent', () => {
    expect(reachedBy([75, 90, 100], budget(10_000, 3_000, 4_499))).toEqual([]);
    expect(reachedBy([75, 90, 100], budget(10_000, 3_000, 4_500))).toEqual([75]);
    expect(reachedBy([75, 90, 100], budget(10_000, 0, 10_000))).toEqual([75, 90, 100]);
    expect(reachedBy([75, 120], budget(10_000, 0, 12_000))).toEqual([75, 120]);
  });

  it('is not reached where nothing is used, and all are where nothing was granted for what is', () => {
    expect(reachedBy([75, 100], budget(0, 0, 0))).toEqual([]);
    expect(reachedBy([75, 100], budget(0, 0, 1))).toEqual([75, 100]);
  });

  it('stands once, in order', () => {
    expect(settledThresholds([100, 50])).toEqual([50, 100]);
    expect(() => settledThresholds([50, 50])).toThrow();
  });
});
