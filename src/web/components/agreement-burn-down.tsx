import type { Day } from '../../kernel/civil-time.js';
import type { Cents } from '../../kernel/money.js';
import { useWords } from '../page-context.js';
import type { ShownAgreement } from './agreement-sheet.js';
import { BurnDown } from './burn-down.js';
import { Empty } from './notices.js';
import { Table } from './table.js';

type Spent = Readonly<{ sessions: number; cents: Cents; leftCents: Cents }>;

/** What was consumed, day after day in all, and month by month. */
export type SpentSoFar = Readonly<{
  /** Days in order, each with all that had been consumed at its end. */
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  months: readonly (Spent & Readonly<{ month: Day }>)[];
  /** All the months together: null unless the balance says the same. */
  total: Spent | null;
}>;

type BurnDownProps = Readonly<{ standing: ShownAgreement; spent: SpentSoFar; today: Day }>;

/** What is left of an agreement day after day, how it goes on at the present pace, and the same figures month by month. */
export function AgreementBurnDown({ standing, spent, today }: BurnDownProps) {
  const { agreement, budget, forecast } = standing;
  const { agreement: words, money, day } = useWords();
  const { startsOn, endsOn, title } = agreement;
  const last = spent.consumed.at(-1);
  if (!last || startsOn === endsOn || budget.grantedCents <= 0) {
    return (
      <Empty title={words.nothingYet}>
        <p>{words.nothingYetDetail}</p>
      </Empty>
    );
  }
  const within = (one: Day): Day => (one < startsOn ? startsOn : one > endsOn ? endsOn : one);
  const knownUntil = within(last.day);
  const named = (one: Day): string => day(one, { weekday: false, year: true });
  const left = money(budget.availableCents - budget.overdrawnCents);
  const { earliestOn, latestOn } = forecast;
  const range =
    earliestOn === null || earliestOn === latestOn
      ? ''
      : ` ${latestOn ? words.between(named(earliestOn), named(latestOn)) : words.notBefore(named(earliestOn))}`;
  return (
    <BurnDown
      caption={words.chart(title)}
      note={forecast.dailyCents > 0 ? `${words.pace(money(forecast.dailyCents))}${range}` : undefined}
      label={`${words.heard(money(budget.grantedCents), left, named(knownUntil))} ${
        forecast.runOutOn ? words.heardRunOut(named(forecast.runOutOn)) : words.heardLasts
      }${range}`}
      startsOn={startsOn}
      endsOn={endsOn}
      grantedCents={budget.grantedCents}
      consumed={spent.consumed.map((one) => ({ ...one, day: within(one.day) }))}
      knownUntil={knownUntil}
      committedCents={budget.committedCents}
      today={within(today)}
      runOutOn={forecast.runOutOn}
      runOutBetween={earliestOn && earliestOn !== latestOn ? [earliestOn, latestOn ?? endsOn] : undefined}
      dailyCents={forecast.dailyCents}
    >
      <MonthsTable title={title} spent={spent} />
    </BurnDown>
  );
}

function MonthsTable({ title, spent: { months, total } }: Readonly<{ title: string; spent: SpentSoFar }>) {
  const { agreement: words, money, month, number } = useWords();
  return (
    <Table
      caption={words.table(title)}
      hidesCaption
      isTight
      columns={[
        { title: words.month, cell: (row) => month(row.month) },
        { title: words.session, isNumber: true, cell: (row) => number(row.sessions) },
        { title: words.consumed, isNumber: true, cell: (row) => money(row.cents) },
        { title: words.remains, isNumber: true, cell: (row) => money(row.leftCents) },
      ]}
      rows={months}
      total={
        total ? [words.total, number(total.sessions), money(total.cents), money(total.leftCents)] : undefined
      }
    />
  );
}
