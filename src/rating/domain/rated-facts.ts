import type { TimeZone } from '../../kernel/civil-time.js';
import type { HolidayCalendar } from '../../kernel/holidays.js';
import type { Modality } from '../../kernel/modality.js';
import type { Outcome } from '../../kernel/outcome.js';

/** What is known of a session's price when it is booked. */
export type PlannedFacts = Readonly<{
  modality: Modality;
  startsAt: Date;
  plannedSeconds: number;
  requestedAt: Date;
  /** From the practice to where the interpreter comes from, when known. */
  distanceKm?: number;
  /** The network's, by whose clock the windows of the surcharges are read. */
  timeZone: TimeZone;
  /** The holidays of the place where the practice is. */
  calendar: HolidayCalendar;
}>;

/** What a session's price depends on, and nothing else. */
export type RatedFacts = PlannedFacts &
  Readonly<{
    /** Interpreting alone; waiting is not time. */
    durationSeconds: number;
    outcome: Outcome;
    /** Of a late cancellation; without it the session counts as cancelled at its start. */
    cancelledAt?: Date;
  }>;

const HOUR_MS = 3_600_000;

export const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * HOUR_MS);

/** Hours of notice are hours that pass, not hours on the clock's face; exactly so many are enough. */
export const isNoticeUnder = (hours: number, at: Date, startsAt: Date): boolean =>
  at.getTime() > hoursBefore(startsAt, hours).getTime();
