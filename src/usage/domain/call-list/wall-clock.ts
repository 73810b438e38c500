import { addDays, resolveLocal, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { remembering } from './remembering.js';

/** The instant that the clocks of one zone showed as `wallMs` (milliseconds as if the wall hung in UTC). */
export type WallClock = (wallMs: number) => Date | 'ambiguous_time' | 'inexistent_time';

/**
 * The clocks of a zone, made for a million questions about a few hundred days: a day without a change of the clocks
 * has one offset, found once; on the others each quarter of an hour is asked about, for clocks only change on one.
 */
export const wallClock = (zone: TimeZone): WallClock => {
  const offsetAt = (local: string): OffsetMs | 'ambiguous_time' | 'inexistent_time' => {
    const resolved = resolveLocal(local, zone);
    if (resolved.kind !== 'instant') return `${resolved.kind}_time`;
    return Date.parse(`${local}Z`) - resolved.at.getTime();
  };
  const midnight = remembering((day: Day) => offsetAt(`${day}T00:00:00`), DAYS_KEPT);
  const ofDay = remembering((dayNumber: number): OffsetMs | 'changing' => {
    const day = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
    const offset = midnight(day);
    return typeof offset === 'number' && offset === midnight(addDays(day, 1)) ? offset : 'changing';
  }, DAYS_KEPT);
  const ofQuarter = remembering(
    (quarter: number) => offsetAt(new Date(quarter * QUARTER_HOUR_MS).toISOString().slice(0, 19)),
    DAYS_KEPT,
  );
  return (wallMs) => {
    let offset: ReturnType<typeof offsetAt> | 'changing' = ofDay(Math.floor(wallMs / DAY_MS));
    if (offset === 'changing') offset = ofQuarter(Math.floor(wallMs / QUARTER_HOUR_MS));
    return typeof offset === 'number' ? new Date(wallMs - offset) : offset;
  };
};

type OffsetMs = number;
const DAYS_KEPT = 10_000;
const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;
