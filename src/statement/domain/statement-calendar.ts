import { addDays, type Day } from '../../kernel/civil-time.js';
import { lastOf, type Period } from './activity.js';

/** How often a draft appears by itself, on the first day after its period. */
export const rhythms = ['month', 'quarter', 'none'] as const;
export type Rhythm = (typeof rhythms)[number];

/** How a funder wants the statements of one agreement. */
export type StatementPreference = Readonly<{
  every: Rhythm;
  /** The agreement says that professionals may be named to the funder. */
  namesProfessionals: boolean;
  /** The letter that announces a statement carries its PDF. */
  attachesPdf: boolean;
}>;

/** Where nothing was said. */
export const USUAL_PREFERENCE: StatementPreference = {
  every: 'none',
  namesProfessionals: false,
  attachesPdf: false,
};

/** The last day of the last month or quarter that is over. */
export const lastClosedDay = (every: Rhythm, today: Day): Day => addDays(startOf(every, today), -1);

/**
 * The next period for which a draft is due, whole months or quarters clipped to the agreement's life; null while none is over.
 * @param draftedUntil the last day for which one has appeared already, or need not
 */
export const nextPeriod = (
  { startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>,
  every: Rhythm,
  draftedUntil: Day,
  today: Day,
): Period | null => {
  if (every === 'none') return null;
  const next = addDays(draftedUntil, 1);
  const from = next < startsOn ? startsOn : next;
  if (from > endsOn) return null;
  const whole = lastIn(every, from);
  return whole < today ? { from, to: whole < endsOn ? whole : endsOn } : null;
};

/**
 * The periods that a coordination may want next, each once: the first month, and the first quarter, that no statement has yet,
 * then all that is over and not stated.
 * @param statedUntil the last day that an issued statement counts; null before the first one
 */
export const proposedPeriods = (
  agreement: Readonly<{ startsOn: Day; endsOn: Day }>,
  statedUntil: Day | null,
  today: Day,
): readonly Period[] => {
  const until = statedUntil ?? addDays(agreement.startsOn, -1);
  const month = nextPeriod(agreement, 'month', until, today);
  if (!month) return [];
  const closed = lastClosedDay('month', today);
  const rest = { from: month.from, to: closed < agreement.endsOn ? closed : agreement.endsOn };
  const all = [month, nextPeriod(agreement, 'quarter', until, today), rest];
  return all.filter(
    (period, index): period is Period =>
      period !== null && all.findIndex((other) => other?.to === period.to) === index,
  );
};

const monthOf = (day: Day): number => Number(day.slice(5, 7));

const startOf = (every: Rhythm, day: Day): Day => {
  const month = every === 'quarter' ? monthOf(day) - ((monthOf(day) - 1) % 3) : monthOf(day);
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
};

const lastIn = (every: Rhythm, day: Day): Day => {
  let last = lastOf(day);
  while (every === 'quarter' && monthOf(last) % 3 !== 0) last = lastOf(addDays(last, 1));
  return last;
};
