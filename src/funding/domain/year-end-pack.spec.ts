import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents, sum } from '../../kernel/money.js';
import { unspentFates, type Unspent } from './agreement.js';
import { packOf, type PackLine } from './year-end-pack.js';
import type { YearEnd } from './year-end.js';

type Given = Readonly<
  Partial<Record<'spentCents' | 'committedCents' | 'amendedCents' | 'transferredCents', number>> & {
    rule?: Unspent;
  }
>;
const aYearEnd = (given: Given = {}): YearEnd => {
  const granted = 150_000 + (given.amendedCents ?? 0) + (given.transferredCents ?? 0);
  const spentCents = given.spentCents ?? 104_200;
  const committed = given.committedCents ?? 0;
  return {
    agreement: {
      id: 'mdm',
      title: 'Interprétariat',
      reference: 'MDM-2022',
      carrier: 'Médecins du Monde',
      startsOn: '2022-03-01',
      endsOn: '2022-12-31',
    },
    funderName: 'Médecins du Monde',
    grantedAtStartCents: Cents(150_000),
    amendments: [
      {
        reference: 'A1',
        madeAt: new Date('2022-06-01T10:00:00Z'),
        grantDeltaCents: Cents(given.amendedCents ?? 0),
        endsOn: '2022-12-31',
      },
    ],
    transferredCents: Cents(given.transferredCents ?? 0),
    grantedCents: Cents(granted),
    spent: { natures: [{ nature: 'other', cents: Cents(spentCents) }], totalCents: Cents(spentCents) },
    calendarYears: [],
    agreementYears: [],
    committedCents: Cents(committed),
    balanceCents: Cents(granted - spentCents - committed),
    fate: { rule: given.rule ?? 'repayment', movedCents: Cents(0), successorId: null, closedAt: null },
  };
};

const doneOf = (lines: readonly PackLine[]) =>
  Object.fromEntries(lines.map(({ item, doneCents }) => [item, doneCents]));

describe('the table of a financial report', () => {
  it('takes off the income what goes back to the funder', () => {
    const { expenses, income, doneCents } = packOf(aYearEnd({ rule: 'repayment' }));
    expect(doneOf(expenses)).toEqual({ services: 104_200, otherExpenses: null });
    expect(doneOf(income)).toEqual({ subsidy: 150_000, repaid: -45_800, otherIncome: null });
    expect(doneCents).toBe(104_200);
  });

  it('puts what is kept for later among the expenses', () => {
    const { expenses, doneCents } = packOf(aYearEnd({ rule: 'restricted_funds' }));
    expect(doneOf(expenses)).toMatchObject({ services: 104_200, kept: 45_800 });
    expect(doneCents).toBe(150_000);
  });

  it('shows a debt as means of the carrier’s own, and what is still promised', () => {
    const { expenses, income } = packOf(aYearEnd({ spentCents: 160_000, committedCents: 2_000 }));
    expect(doneOf(expenses)).toMatchObject({ services: 160_000, committed: 2_000 });
    expect(doneOf(income)).toMatchObject({ subsidy: 150_000, ownMeans: 12_000 });
  });

  it('says what a grant that was changed is made of', () => {
    const [subsidy] = packOf(aYearEnd({ amendedCents: 10_000, transferredCents: -5_000 })).income;
    expect(subsidy!.parts).toEqual([
      { part: 'grantedAtStart', cents: 150_000 },
      { part: { amendment: 'A1' }, cents: 10_000 },
      { part: 'transferred', cents: -5_000 },
    ]);
    expect(packOf(aYearEnd()).income[0]!.parts).toEqual([]);
  });

  it('comes to the same sum on both sides, and its parts to their whole, to the cent', () => {
    const money = fc.integer({ min: -1e6, max: 1e9 });
    const facts = fc.record({
      rule: fc.constantFrom(...unspentFates),
      spentCents: fc.nat(1e9),
      committedCents: fc.nat(1e6),
      amendedCents: money,
      transferredCents: money,
    });
    fc.assert(
      fc.property(facts, (given) => {
        const { expenses, income, doneCents } = packOf(aYearEnd(given));
        const total = (lines: readonly PackLine[]) => sum(lines.map((line) => line.doneCents ?? Cents(0)));
        expect(total(expenses)).toBe(doneCents);
        expect(total(income)).toBe(doneCents);
        for (const line of [...expenses, ...income].filter(({ parts }) => parts.length > 0))
          expect(sum(line.parts.map(({ cents }) => cents))).toBe(line.doneCents);
      }),
    );
  });
});
