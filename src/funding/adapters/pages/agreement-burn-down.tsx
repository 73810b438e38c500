import type { Day } from '../../../kernel/civil-time.js';
import { BurnDown, Empty, Table, usePage } from '../../../web/index.js';
import { byMonth, cumulated, type ConsumedDay, type ConsumedMonth } from '../../domain/consumption.js';
import type { Standing } from '../../domain/standing.js';
import { moneyWords } from './money-words.js';

type BurnDownProps = Readonly<{ standing: Standing; days: readonly ConsumedDay[]; today: Day }>;

/** What is left of an agreement day after day, how it goes on at the present pace, and the same figures month by month. */
export function AgreementBurnDown({ standing, days, today }: BurnDownProps) {
  const { agreement, budget, forecast } = standing;
  const page = usePage();
  const words = moneyWords(page);
  const { money, day } = page.words;
  const { startsOn, endsOn, title } = agreement;
  const last = days.at(-1);
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
  return (
    <BurnDown
      caption={words.chart(title)}
      note={forecast.dailyCents > 0 ? words.pace(money(forecast.dailyCents)) : undefined}
      label={`${words.heard(money(budget.grantedCents), left, named(knownUntil))} ${
        forecast.runOutOn ? words.heardRunOut(named(forecast.runOutOn)) : words.heardLasts
      }`}
      startsOn={startsOn}
      endsOn={endsOn}
      grantedCents={budget.grantedCents}
      consumed={cumulated(days).map((one) => ({ ...one, day: within(one.day) }))}
      knownUntil={knownUntil}
      committedCents={budget.committedCents}
      today={within(today)}
      runOutOn={forecast.runOutOn}
    >
      <MonthsTable standing={standing} days={days} />
    </BurnDown>
  );
}

function MonthsTable({ standing: { agreement, budget }, days }: Omit<BurnDownProps, 'today'>) {
  const page = usePage();
  const words = moneyWords(page);
  const { money, month, number } = page.words;
  const months = byMonth(days, budget.grantedCents);
  const cents = months.reduce((total, one) => total + one.cents, 0);
  const sessions = months.reduce((total, one) => total + one.sessions, 0);
  // The days are one account and the balance another: the double rule stands only where both say the same.
  const isChecked = cents === budget.consumedCents;
  return (
    <Table<ConsumedMonth>
      caption={words.table(agreement.title)}
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
        isChecked
          ? [words.total, number(sessions), money(cents), money(budget.grantedCents - cents)]
          : undefined
      }
    />
  );
}
