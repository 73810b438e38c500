import { Temporal } from 'temporal-polyfill';

/**
 * Civil time: the days and hours that people live in, against the instants that machines keep.
 * Instants are UTC `Date`s; a day is a `YYYY-MM-DD` in the network's zone and never a `Date`.
 */

/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string & { readonly __day?: never };

/** An IANA time zone, such as `Europe/Paris`. */
export type TimeZone = string;

export type LocalTime = Readonly<{
  day: Day;
  /** Minutes since local midnight on the clock's face, 0 to 1439. */
  minuteOfDay: number;
  /** Monday is 1, Sunday is 7 (ISO 8601). */
  weekday: number;
}>;

const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 15 * MINUTE_MS;
const DAY_MS = 86_400_000;

// Offsets only ever change on a quarter of an hour, and looking one up costs microseconds: a million-line import asks a million times.
const offsets = new Map<TimeZone, Map<number, number>>();
const OFFSETS_KEPT = 50_000;

const offsetMs = (at: Date, zone: TimeZone): number => {
  const quarter = Math.floor(at.getTime() / QUARTER_HOUR_MS);
  let ofZone = offsets.get(zone);
  if (!ofZone) offsets.set(zone, (ofZone = new Map<number, number>()));
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_HOUR_MS).toZonedDateTimeISO(zone);
    offset = zoned.offsetNanoseconds / 1e6;
    if (ofZone.size >= OFFSETS_KEPT) ofZone.clear();
    ofZone.set(quarter, offset);
  }
  return offset;
};

/** The face of the clock and the calendar on the wall at an instant. */
export const localTime = (at: Date, zone: TimeZone): LocalTime => {
  const wall = at.getTime() + offsetMs(at, zone);
  const dayNumber = Math.floor(wall / DAY_MS);
  return {
    day: new Date(dayNumber * DAY_MS).toISOString().slice(0, 10),
    minuteOfDay: Math.floor((wall - dayNumber * DAY_MS) / MINUTE_MS),
    weekday: weekdayOfNumber(dayNumber),
  };
};

/** The wall clock as each of so many minutes begins: minutes that pass one after the other, whatever the clock does. */
export const minutesFrom = (at: Date, count: number, zone: TimeZone): readonly LocalTime[] => {
  const faces: LocalTime[] = [];
  while (faces.length < count) {
    const begin = at.getTime() + faces.length * MINUTE_MS;
    const face = localTime(new Date(begin), zone);
    // Until the quarter of an hour is over neither the offset nor the day can change.
    const quarterEnd = (Math.floor(begin / QUARTER_HOUR_MS) + 1) * QUARTER_HOUR_MS;
    const left = Math.min(Math.ceil((quarterEnd - begin) / MINUTE_MS), count - faces.length);
    for (let passed = 0; passed < left; passed++)
      faces.push({ ...face, minuteOfDay: face.minuteOfDay + passed });
  }
  return faces;
};

export const dayOf = (at: Date, zone: TimeZone): Day => localTime(at, zone).day;

/** Whether the text is a day that exists, of the years 1900 to 2999: `2023-02-29` is not. */
export const isDay = (text: string): text is Day =>
  /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: Day): number => weekdayOfNumber(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

// 1 January 1970, day 0, was a Thursday; days before it are negative, and so would their remainder be.
const weekdayOfNumber = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;

/** The first instant of a local day (midnight, or later where the clocks skip midnight). */
export const startOfDay = (day: Day, zone: TimeZone): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

export type Resolved =
  | { readonly kind: 'instant'; readonly at: Date }
  /** The clocks went back: this time came twice that day. */
  | { readonly kind: 'ambiguous'; readonly earlier: Date; readonly later: Date }
  /** The clocks went forward: this time never came that day. */
  | { readonly kind: 'inexistent' };

/**
 * The instant that a wall clock showed as `YYYY-MM-DDTHH:mm[:ss]`; on the nights when clocks change it may be two or none.
 * @throws RangeError when the text is not a date and time.
 */
export const resolveLocal = (local: string, zone: TimeZone): Resolved => {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(plain)) return { kind: 'inexistent' };
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  return earlier.epochMilliseconds === later.epochMilliseconds
    ? { kind: 'instant', at: new Date(earlier.epochMilliseconds) }
    : {
        kind: 'ambiguous',
        earlier: new Date(earlier.epochMilliseconds),
        later: new Date(later.epochMilliseconds),
      };
};

/** Whether the zone's name is one that this machine knows. */
export const isTimeZone = (zone: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** Of what is each valid from its own day on, until the next: the one that is in force on this day. */
export function inForceOn<T extends Readonly<{ validFrom: Day }>>(
  dated: readonly T[],
  day: Day,
): T | undefined {
  return dated
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<T | undefined>(
      (latest, one) => (latest && latest.validFrom >= one.validFrom ? latest : one),
      undefined,
    );
}
