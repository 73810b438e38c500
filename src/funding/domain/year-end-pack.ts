import { Cents, sum } from '../../kernel/money.js';
import type { Nature, YearEnd } from './year-end.js';

/** What a line of the table is; the words for it, and its place in the chart of accounts, are those of whoever prints it. */
export type PackItem =
  'services' | 'committed' | 'kept' | 'otherExpenses' | 'subsidy' | 'repaid' | 'ownMeans' | 'otherIncome';

/**
 * One line of the table, in cents. Null is what is not known here and is the carrier's to fill in: its salaries, its other
 * funders. `parts` are what `doneCents` is made of, where that is told.
 */
export type PackLine = Readonly<{
  item: PackItem;
  plannedCents: Cents | null;
  doneCents: Cents | null;
  parts: readonly Readonly<{ part: PackPart; cents: Cents }>[];
}>;

export type PackPart = Nature | 'grantedAtStart' | 'transferred' | Readonly<{ amendment: string }>;

/** Both sides of the table, which come to the same sum. */
export type YearEndPack = Readonly<{
  expenses: readonly PackLine[];
  income: readonly PackLine[];
  plannedCents: Cents;
  doneCents: Cents;
}>;

/**
 * Tableau de synthèse : the table of expenses and income that the report on a grant must hold (arrêté du 11 octobre 2006, cerfa
 * 15059), as far as an agreement's ledger knows it. What is left stands where its fate puts it: what is kept for later, in
 * restricted funds or on another agreement, among the expenses; what goes back, off the income. A debt is the carrier's own means.
 */
export const packOf = (yearEnd: YearEnd): YearEndPack => {
  const { spent, grantedAtStartCents, grantedCents, committedCents, balanceCents, fate } = yearEnd;
  const left = Cents(Math.max(balanceCents, 0));
  const missing = Cents(Math.max(0 - balanceCents, 0));
  const goesBack = fate.rule === 'repayment';
  const expenses = [
    line('services', {
      plannedCents: grantedAtStartCents,
      doneCents: spent.totalCents,
      parts: spent.natures.map(({ nature, cents }) => ({ part: nature, cents })),
    }),
    ...known('committed', committedCents),
    ...(goesBack ? [] : known('kept', left)),
    line('otherExpenses', {}),
  ];
  const income = [
    line('subsidy', {
      plannedCents: grantedAtStartCents,
      doneCents: grantedCents,
      parts: grantedCents === grantedAtStartCents ? [] : subsidyOf(yearEnd),
    }),
    ...(goesBack ? known('repaid', Cents(0 - left)) : []),
    ...known('ownMeans', missing),
    line('otherIncome', {}),
  ];
  return {
    expenses,
    income,
    plannedCents: grantedAtStartCents,
    doneCents: sum(expenses.map(({ doneCents }) => doneCents ?? Cents(0))),
  };
};

const subsidyOf = ({ grantedAtStartCents, amendments, transferredCents }: YearEnd): PackLine['parts'] => [
  { part: 'grantedAtStart', cents: grantedAtStartCents },
  ...amendments
    .filter(({ grantDeltaCents }) => grantDeltaCents !== 0)
    .map(({ reference, grantDeltaCents }) => ({
      part: { amendment: reference },
      cents: Cents(grantDeltaCents),
    })),
  ...(transferredCents === 0 ? [] : [{ part: 'transferred' as const, cents: transferredCents }]),
];

const line = (item: PackItem, known: Partial<PackLine>): PackLine => ({
  item,
  plannedCents: null,
  doneCents: null,
  parts: [],
  ...known,
});

/** A line of the ledger that stands there only where it is not nought. */
const known = (item: PackItem, cents: Cents): readonly PackLine[] =>
  cents === 0 ? [] : [line(item, { doneCents: cents })];
