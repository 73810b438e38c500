import type { Day } from '../../kernel/civil-time.js';
import type { Cents } from '../../kernel/money.js';
import { lastOf } from './activity.js';
import { LEAST_SHOWN } from './masking.js';

type Spent = Readonly<{ sessions: number; cents: Cents; leftCents: Cents }>;
type Spending = Readonly<{
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  months: readonly (Spent & Readonly<{ month: Day }>)[];
  total: Spent | null;
}>;

/**
 * What a funder may see of the curve: a step a month, since a day may point at a person. @returns null where a month counts
 * one to four people: its step would tell what is masked elsewhere.
 */
export const monthlySpending = (spending: Spending, today: Day): Spending | null => {
  const isTelling = ({ sessions, cents }: Spent): boolean =>
    sessions < LEAST_SHOWN && (sessions !== 0 || cents !== 0);
  if (spending.months.some(isTelling)) return null;
  const ends = spending.months.map(({ month }) => lastOf(month));
  let total = 0;
  const consumed = spending.months.map(({ cents }, index) => {
    total += cents;
    const end = ends[index]!;
    return { day: end < today ? end : today, cents: total as Cents };
  });
  return { ...spending, consumed };
};
