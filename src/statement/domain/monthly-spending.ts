import type { Day } from '../../kernel/civil-time.js';
import { sum, type Cents } from '../../kernel/money.js';
import { lastOf } from './activity.js';
import { LEAST_SHOWN } from './masking.js';

type Spent = Readonly<{ sessions: number; cents: Cents; leftCents: Cents }>;
type Spending = Readonly<{
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  months: readonly (Spent & Readonly<{ month: Day }>)[];
  total: Spent | null;
}>;

/**
 * What a funder may see of the curve: a step a month, since a day may point at a person, up to the last month that is over.
 * @returns null where a month counts one to four sessions: its step would tell what is masked elsewhere
 */
export const monthlySpending = (spending: Spending, until: Day): Spending | null => {
  const isTelling = ({ sessions, cents }: Spent): boolean =>
    sessions < LEAST_SHOWN && (sessions !== 0 || cents !== 0);
  const months = spending.months.filter(({ month }) => month <= until);
  if (months.some(isTelling)) return null;
  let total = 0;
  const consumed = months.map(({ month, cents }) => {
    total += cents;
    return { day: lastOf(month), cents: total as Cents };
  });
  return { consumed, months, total: spending.total && totalOf(months) };
};

const totalOf = (months: readonly Spent[]): Spent | null => {
  const last = months.at(-1);
  return last
    ? {
        sessions: months.reduce((count, { sessions }) => count + sessions, 0),
        cents: sum(months.map(({ cents }) => cents)),
        leftCents: last.leftCents,
      }
    : null;
};
