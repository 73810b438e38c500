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
