import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents } from '../../../kernel/money.js';
import { isTotal, RunningTotals } from './totals.js';

describe('the total of a list', () => {
  it.each(['TOTAL', 'Total général', 'Totaux', 'Sous-total mars', 'Grand total', ' total : '])(
    '%j is known as one',
    (text) => expect(isTotal(text)).toBe(true),
  );
  it.each(['Totalement autre', 'Le total', 'ISM-1', ''])('%j is none', (text) =>
    expect(isTotal(text)).toBe(false),
  );

  const amounts = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 30 });

  it('is right when it is the sum of all lines, or of those since the total before', () =>
    fc.assert(
      fc.property(amounts, amounts, (first, second) => {
        const totals = new RunningTotals();
        const sum = (cents: readonly number[]) => Cents(cents.reduce((total, one) => total + one, 0));
        for (const cents of first) totals.add(Cents(cents), null);
        expect(totals.compare({ amountCents: sum(first), seconds: null })).toBeUndefined();
        for (const cents of second) totals.add(Cents(cents), null);
        const part = new RunningTotals();
        for (const cents of first) part.add(Cents(cents), null);
        part.compare({ amountCents: sum(first), seconds: null });
        for (const cents of second) part.add(Cents(cents), null);
        expect(part.compare({ amountCents: sum(second), seconds: null })).toBeUndefined();
        expect(totals.compare({ amountCents: sum([...first, ...second]), seconds: null })).toBeUndefined();
      }),
    ));

  it('that is a cent off is told with both', () => {
    const totals = new RunningTotals();
    totals.add(Cents(1800), 600);
    totals.add(Cents(2400), 1_260);
    expect(totals.compare({ amountCents: Cents(4201), seconds: 1_860 })).toEqual({
      ourCents: 4200,
      theirCents: 4201,
    });
  });

  it('of durations may be off by what rounding each line takes, and by no more', () => {
    const totals = new RunningTotals();
    totals.add(null, 600);
    totals.add(null, 1_260);
    expect(totals.compare({ amountCents: null, seconds: 1_862 })).toBeUndefined();
    expect(totals.compare({ amountCents: null, seconds: 1_900 })).toEqual({
      ourSeconds: 1_860,
      theirSeconds: 1_900,
    });
  });

  it('that says neither money nor time can’t be wrong', () =>
    expect(new RunningTotals().compare({ amountCents: null, seconds: null })).toBeUndefined());
});
