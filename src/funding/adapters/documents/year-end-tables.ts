import type { Day } from '../../../kernel/civil-time.js';
import { Cents, sum } from '../../../kernel/money.js';
import { wordsOf } from '../../../web/index.js';
import { packOf, type PackLine, type PackPart } from '../../domain/year-end-pack.js';
import type { Nature, SpentYear, YearEnd } from '../../domain/year-end.js';
import { natureName } from '../pages/year-end-words.js';
import { packWords } from './pack-words.js';

/** One line of what is printed and of what a spreadsheet gets; sums in cents, null where the carrier has them and not we. */
export type PackRow = Readonly<{
  account: string;
  name: string;
  plannedCents: Cents | null;
  doneCents: Cents | null;
  /** A line to fill in, a part of the line above, or the sum of all. */
  kind: 'line' | 'blank' | 'part' | 'total';
}>;

/** The synoptic table, side by side in the cerfa: each with its sum. */
export const sidesOf = (yearEnd: YearEnd): Readonly<Record<'expenses' | 'income', readonly PackRow[]>> => {
  const pack = packOf(yearEnd);
  const total: PackRow = {
    account: '',
    name: packWords.total,
    plannedCents: pack.plannedCents,
    doneCents: pack.doneCents,
    kind: 'total',
  };
  const rows = (lines: readonly PackLine[]): readonly PackRow[] => [
    ...lines.flatMap((line) => rowsOf(line, yearEnd)),
    total,
  ];
  return { expenses: rows(pack.expenses), income: rows(pack.income) };
};

const rowsOf = ({ item, plannedCents, doneCents, parts }: PackLine, { funderName }: YearEnd): PackRow[] => {
  const { account, name } = packWords.items[item];
  return [
    {
      account,
      name: item === 'subsidy' ? `${name}, ${funderName}` : name,
      plannedCents,
      doneCents,
      kind: doneCents === null ? 'blank' : 'line',
    },
    ...parts.map(({ part, cents }): PackRow => ({
      account: '',
      name: packWords.part(partName(part)),
      plannedCents: null,
      doneCents: cents,
      kind: 'part',
    })),
  ];
};

const partName = (part: PackPart): string => {
  if (typeof part === 'object') return packWords.amendment(part.amendment);
  if (part === 'grantedAtStart' || part === 'transferred') return packWords[part];
  return lowered(natureName(wordsOf('fr'), part));
};
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Natures down, years across; each list is as long as the years. */
export type SpentTable = Readonly<{
  years: readonly Readonly<{ from: Day; to: Day }>[];
  rows: readonly Readonly<{ name: string; cents: readonly Cents[] }>[];
  totals: readonly Cents[];
}>;

export const spentTableOf = (years: readonly SpentYear[]): SpentTable => {
  const natures = [...new Set(years.flatMap((year) => year.natures.map(({ nature }) => nature)))];
  const spentOn = (nature: Nature): readonly Cents[] =>
    years.map((year) => year.natures.find((one) => one.nature === nature)?.cents ?? Cents(0));
  return {
    years,
    rows: natures
      .map((nature) => ({ name: natureName(wordsOf('fr'), nature), cents: spentOn(nature) }))
      .toSorted((one, other) => sum(other.cents) - sum(one.cents)),
    totals: years.map(({ totalCents }) => totalCents),
  };
};

/** What was granted, spent and promised, what is left of it, and where that has gone. */
export const leftOf = ({
  grantedCents,
  spent,
  committedCents,
  balanceCents,
  fate,
}: YearEnd): readonly (readonly [what: string, cents: Cents])[] => [
  [packWords.granted, grantedCents],
  [packWords.spent, spent.totalCents],
  ...(committedCents > 0 ? [[packWords.committed, committedCents] as const] : []),
  balanceCents < 0 ? [packWords.overdrawn, Cents(Math.abs(balanceCents))] : [packWords.unspent, balanceCents],
  ...(fate.movedCents < 0 ? [[packWords.debt, Cents(Math.abs(fate.movedCents))] as const] : []),
  ...(fate.closedAt !== null && fate.movedCents > 0
    ? [[packWords.fates[fate.rule], fate.movedCents] as const]
    : []),
];
