import type { Day } from '../../../kernel/civil-time.js';
import type { Cents } from '../../../kernel/money.js';
import type { CsvColumn } from '../../../web/index.js';
import type { YearEnd } from '../../domain/year-end.js';
import { packWords } from './pack-words.js';
import { leftOf, sidesOf, spentTableOf, type SpentTable } from './year-end-tables.js';

/** One figure with where it stands; sums in cents, null where the carrier has them and not we. */
export type YearEndRow = Readonly<{
  section: string;
  account: string;
  name: string;
  from: Day;
  to: Day;
  plannedCents: Cents | null;
  doneCents: Cents | null;
}>;

export const csvOfYearEnd: readonly CsvColumn<YearEndRow>[] = [
  { title: packWords.csv.section, cell: ({ section }) => section },
  { title: packWords.account, cell: ({ account }) => account },
  { title: packWords.line, cell: ({ name }) => name },
  { title: packWords.csv.from, cell: ({ from }) => from },
  { title: packWords.csv.to, cell: ({ to }) => to },
  { title: packWords.planned + packWords.csv.euros, cell: ({ plannedCents }) => inEuros(plannedCents) },
  { title: packWords.done + packWords.csv.euros, cell: ({ doneCents }) => inEuros(doneCents) },
];

/** All that the printed one says in figures, in its order. */
export const yearEndRows = (yearEnd: YearEnd): readonly YearEndRow[] => {
  const { startsOn: from, endsOn: to } = yearEnd.agreement;
  const { expenses, income } = sidesOf(yearEnd);
  const row = (section: string, name: string, doneCents: Cents | null): YearEndRow => ({
    section,
    account: '',
    name,
    from,
    to,
    plannedCents: null,
    doneCents,
  });
  const side = (section: string, rows: typeof expenses): YearEndRow[] =>
    rows.map(({ account, name, plannedCents, doneCents }) => ({
      ...row(section, name, doneCents),
      account,
      plannedCents,
    }));
  const spent = (section: string, { years, rows, totals }: SpentTable): YearEndRow[] =>
    years.flatMap((year, at) => [
      ...rows.map(({ name, cents }) => ({ ...row(section, name, cents[at]!), ...span(year) })),
      { ...row(section, packWords.spentInAll, totals[at]!), ...span(year) },
    ]);
  return [
    ...side(packWords.expenses, expenses),
    ...side(packWords.income, income),
    ...spent(packWords.byYear, spentTableOf(yearEnd.calendarYears)),
    ...spent(packWords.byAgreementYear, spentTableOf(yearEnd.agreementYears)),
    ...leftOf(yearEnd).map(([what, cents]) => row(packWords.left, what, cents)),
  ];
};

const span = ({ from, to }: Readonly<{ from: Day; to: Day }>) => ({ from, to });
const inEuros = (cents: Cents | null): number | null => (cents === null ? null : cents / 100);
