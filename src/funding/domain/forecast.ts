import { addDays, weekdayOf, type Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';

/** What the sessions of one day have cost, corrections taken off; or what is reserved for those of a day to come. */
export type DailyConsumption = Readonly<{ day: Day; cents: Cents }>;

/**
 * `dailyCents` is the recent pace, in whole cents a day. `runOutOn` is the day on which nothing is available any more at that
 * pace; null when the money lasts until the agreement ends, or when nothing says how fast it goes. `earliestOn` and `latestOn`
 * are the same at the fastest and at the slowest pace lately; null, again, when at that pace the money lasts.
 */
export type Forecast = Readonly<{
  runOutOn: Day | null;
  earliestOn: Day | null;
  latestOn: Day | null;
  dailyCents: Cents;
}>;

const RECENT_DAYS = 90;
/** Shorter than this, a window has too few Mondays to tell them from Sundays. */
const TELLING_WEEKDAYS_DAYS = 28;
const DAY_MS = 86_400_000;

/** The days whose consumption gives the pace, both included: the last ninety of the agreement, or all there are. */
export const paceWindow = (term: Term, today: Day): Readonly<{ from: Day; until: Day }> => {
  const until = today < term.endsOn ? today : term.endsOn;
  const ninety = addDays(until, 1 - RECENT_DAYS);
  return { from: ninety > term.startsOn ? ninety : term.startsOn, until };
};

/**
 * When the money runs out if sessions go on costing what they have cost lately, each weekday at its own pace. What is reserved
 * for a day to come has left `available` already: of that day's sessions it pays its part, and only the rest is drawn.
 * @param reserved for days to come, each once
 */
export const forecast = (
  term: Term,
  availableCents: Cents,
  consumption: readonly DailyConsumption[],
  today: Day,
  reserved: readonly DailyConsumption[] = [],
): Forecast => {
  const { from, until } = paceWindow(term, today);
  const recent = consumption.filter(({ day }) => from <= day && day <= until);
  const spent = centsOf(recent);
  if (spent <= 0) return { runOutOn: null, earliestOn: null, latestOn: null, dailyCents: Cents(0) };
  const days = daysBetween(from, until) + 1;
  const week = weekOf(recent, from, days);
  const ahead = new Map(reserved.map(({ day, cents }) => [daysBetween(today, day), cents]));
  const runsOut = (factor: number): Day | null => {
    const lastDay = daysBetween(today, term.endsOn);
    const after = daysUntilDrawn(
      availableCents,
      (day) => factor * week[(weekdayOf(today) + day) % 7]! - (ahead.get(day) ?? 0),
      lastDay,
    );
    return after === null ? null : addDays(today, after);
  };
  const paces = pacesOf(recent, week, until, days);
  return {
    dailyCents: Cents(Math.floor(spent / days + 0.5)),
    runOutOn: runsOut(1),
    earliestOn: runsOut(Math.max(1, ...paces)),
    latestOn: runsOut(Math.min(1, ...paces)),
  };
};

type Term = Readonly<{ startsOn: Day; endsOn: Day }>;

/** What one Sunday, one Monday… costs, in cents: the same for all of them where the window is short. */
const weekOf = (recent: readonly DailyConsumption[], from: Day, days: number): readonly number[] => {
  if (days < TELLING_WEEKDAYS_DAYS) return Array<number>(7).fill(centsOf(recent) / days);
  const occurrences = Array<number>(7).fill(0);
  for (let day = 0; day < days; day++) occurrences[(weekdayOf(from) + day) % 7]!++;
  const spent = Array<number>(7).fill(0);
  for (const { day, cents } of recent) spent[weekdayOf(day) % 7]! += cents;
  return spent.map((cents, weekday) => cents / occurrences[weekday]!);
};

/** How the last weeks went beside what their weekdays usually cost: the window's last whole weeks, in three equal parts. */
const pacesOf = (
  recent: readonly DailyConsumption[],
  week: readonly number[],
  until: Day,
  days: number,
): readonly number[] => {
  const weeks = Math.floor(days / 21);
  const usual = weeks * week.reduce((total, cents) => total + cents, 0);
  if (weeks === 0) return [];
  return [0, 1, 2].map((part) => {
    const isWithin = ({ day }: DailyConsumption): boolean =>
      Math.floor(daysBetween(day, until) / (7 * weeks)) === part;
    return Math.max(centsOf(recent.filter(isWithin)), 0) / usual;
  });
};

/**
 * After how many days as much as is available is drawn; null when it is not before the last day.
 * @param lastDay how many days from now
 */
const daysUntilDrawn = (
  availableCents: number,
  drawnOn: (day: number) => number,
  lastDay: number,
): number | null => {
  let left = availableCents;
  for (let day = 0; day < lastDay; day++) {
    if (left <= LESS_THAN_A_CENT) return day;
    left -= Math.max(drawnOn(day + 1), 0);
  }
  return null;
};

/** Paces are fractions of cents: what their sums are off by is no money. */
const LESS_THAN_A_CENT = 1e-6;

const centsOf = (days: readonly DailyConsumption[]): number =>
  days.reduce((total, { cents }) => total + cents, 0);
const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;
