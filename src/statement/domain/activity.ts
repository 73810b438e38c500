import { addDays, type Day } from '../../kernel/civil-time.js';
import { LEAST_SHOWN, maskedList } from './masking.js';

/** Both days are included. */
export type Period = Readonly<{ from: Day; to: Day }>;

/** Sessions of one kind, and how many professionals they were held for. */
export type Counted = Readonly<{ key: string; sessions: number; professionals: number }>;

/** What an agreement paid for in a period, counted and never named: sessions that were held, corrections taken off. */
export type Activity = Readonly<{
  sessions: number;
  professionals: number;
  /** Each month by its first day. */
  months: readonly Counted[];
  modalities: readonly Counted[];
  /** By code; the empty one where it is not known. */
  languages: readonly Counted[];
  communes: readonly Counted[];
  practices: readonly Counted[];
}>;

/** A table that a funder may read, with its sum; a masked cell is null. */
export type MaskedTable = Readonly<{
  rows: readonly Readonly<{ key: string; sessions: number | null }>[];
  /** How many are masked, and what they make together. */
  hidden: Readonly<{ rows: number; sessions: number }>;
  total: number;
}>;

/** Of a kind that tells of patients alone: a month, a language, a modality. @returns null where it could only betray */
export const tableOf = (counted: readonly Counted[]): MaskedTable | null => maskedTable(counted, () => false);

/** Of places, where few professionals would be told by what they do: fewer than five of them are few too. */
export const tableOfPlaces = (counted: readonly Counted[]): MaskedTable | null =>
  maskedTable(counted, ({ professionals }) => professionals < LEAST_SHOWN);

/** How many sessions or professionals, or null where they are one to four. */
export const countOf = (count: number): number | null => (count > 0 && count < LEAST_SHOWN ? null : count);

/** All these tables have the same sum: one that can't stand with its own is left out whole, even how long it would be. */
const maskedTable = (counted: readonly Counted[], isSmall: (row: Counted) => boolean): MaskedTable | null => {
  const { counts, total } = maskedList(
    counted.map((row) => ({ count: row.sessions, isSmall: isSmall(row) })),
  );
  if (total === null) return null;
  const rows = counted.map(({ key }, index) => ({ key, sessions: counts[index] ?? null }));
  const shown = rows.reduce((sum, { sessions }) => sum + (sessions ?? 0), 0);
  return {
    rows,
    hidden: { rows: rows.filter(({ sessions }) => sessions === null).length, sessions: total - shown },
    total,
  };
};

/**
 * What a funder is shown of an agreement: from its first day to the end of the last month that is over. There is no other
 * period to ask for, since two that overlap would tell by subtraction what each of them masks.
 * @returns null until the first month is over
 */
export const closedPeriod = (
  { startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>,
  today: Day,
): Period | null => {
  const closed = addDays(`${today.slice(0, 7)}-01`, -1);
  const to = closed < endsOn ? closed : endsOn;
  return to < startsOn ? null : { from: startsOn, to };
};

/** The last day of the month in which a day lies. */
export const lastOf = (day: Day): Day =>
  addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
