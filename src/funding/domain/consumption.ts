import type { Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';

/** What one day's sessions have cost, corrections taken off; `sessions` are those that were held. */
export type ConsumedDay = Readonly<{ day: Day; sessions: number; cents: Cents }>;

/** What had been consumed in all at the end of each of these days, which come in order. */
export const cumulated = (days: readonly ConsumedDay[]): readonly Readonly<{ day: Day; cents: Cents }>[] => {
  let total = 0;
  return days.map(({ day, cents }) => ({ day, cents: Cents((total += cents)) }));
};

export type ConsumedMonth = Readonly<{
  /** Its first day. */
  month: Day;
  sessions: number;
  cents: Cents;
  /** What the grant leaves at its end; below zero where it is overdrawn. */
  leftCents: Cents;
}>;

/** The same days month by month, and what was left of the grant after each. */
export const byMonth = (days: readonly ConsumedDay[], grantedCents: Cents): readonly ConsumedMonth[] => {
  const months: ConsumedMonth[] = [];
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
