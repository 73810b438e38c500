import { addDays, type Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';

/** What the sessions of one day have cost, corrections taken off. */
export type DailyConsumption = Readonly<{ day: Day; cents: Cents }>;

/**
 * `dailyCents` is the recent pace, in whole cents a day. `runOutOn` is the day on which nothing is available any more at that
 * pace; null when the money lasts until the agreement ends, or when nothing says how fast it goes.
 */
export type Forecast = Readonly<{ runOutOn: Day | null; dailyCents: Cents }>;

const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** The days whose consumption gives the pace, both included: the last ninety of the agreement, or all there are. */
export const paceWindow = (term: Term, today: Day): Readonly<{ from: Day; until: Day }> => {
  const until = today < term.endsOn ? today : term.endsOn;
  const ninety = addDays(until, 1 - RECENT_DAYS);
  return { from: ninety > term.startsOn ? ninety : term.startsOn, until };
};

/**
 * When the money runs out if sessions go on costing what they have cost lately. What is committed has left `available` already
 * and serves sessions that are already asked for: what is available serves those still to come.
 */
export const forecast = (
  term: Term,
  availableCents: Cents,
  consumption: readonly DailyConsumption[],
  today: Day,
): Forecast => {
  const { from, until } = paceWindow(term, today);
  const spent = consumption
    .filter(({ day }) => from <= day && day <= until)
    .reduce((total, { cents }) => total + cents, 0);
  if (spent <= 0) return { runOutOn: null, dailyCents: Cents(0) };
  const days = daysBetween(from, until) + 1;
  return {
    dailyCents: Cents(Math.floor(spent / days + 0.5)),
    runOutOn: dayAfter(today, Math.ceil((availableCents * days) / spent), term.endsOn),
  };
};

type Term = Readonly<{ startsOn: Day; endsOn: Day }>;

const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;

// Money that lasts for centuries would name a day that calendars don't have.
const dayAfter = (today: Day, days: number, endsOn: Day): Day | null =>
  days < daysBetween(today, endsOn) ? addDays(today, days) : null;
