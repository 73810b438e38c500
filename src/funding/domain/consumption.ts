import type { Day } from '../../kernel/civil-time.js';
import { Cents, sum } from '../../kernel/money.js';
import type { Budget } from './budget.js';

/** What one day's sessions have cost, corrections taken off; `sessions` are those that were held. */
export type ConsumedDay = Readonly<{ day: Day; sessions: number; cents: Cents }>;

export type Spending = Readonly<{ sessions: number; cents: Cents; leftCents: Cents }>;

/** An agreement's consumption so far, as a curve and as a table. */
export type SpendingSoFar = Readonly<{
  /** What had been consumed in all at the end of each day on which something was, in order. */
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  /** Each month by its first day, and what the grant left at its end; below zero where it is overdrawn. */
  months: readonly (Spending & Readonly<{ month: Day }>)[];
  /** All months together. The days are one account and the balance another: null unless both say the same. */
  total: Spending | null;
}>;

/** @param days in order */
export const spendingOf = (
  days: readonly ConsumedDay[],
  { grantedCents, consumedCents }: Pick<Budget, 'grantedCents' | 'consumedCents'>,
): SpendingSoFar => {
  const months = byMonth(days, grantedCents);
  const cents = sum(days.map((day) => day.cents));
  const sessions = days.reduce((total, day) => total + day.sessions, 0);
  return {
    consumed: cumulated(days),
    months,
    total: cents === consumedCents ? { sessions, cents, leftCents: Cents(grantedCents - cents) } : null,
  };
};

const cumulated = (days: readonly ConsumedDay[]): SpendingSoFar['consumed'] => {
  let total = 0;
  return days.map(({ day, cents }) => ({ day, cents: Cents((total += cents)) }));
};

const byMonth = (days: readonly ConsumedDay[], grantedCents: Cents): SpendingSoFar['months'] => {
  const months: (Spending & { month: Day })[] = [];
  let left: number = grantedCents;
  for (const { day, sessions, cents } of days) {
    const month: Day = `${day.slice(0, 7)}-01`;
    const known = months.at(-1)?.month === month ? months.pop() : undefined;
    left -= cents;
    months.push({
      month,
      sessions: (known?.sessions ?? 0) + sessions,
      cents: Cents((known?.cents ?? 0) + cents),
      leftCents: Cents(left),
    });
  }
  return months;
};
