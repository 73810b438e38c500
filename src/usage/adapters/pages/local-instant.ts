import { InvalidInput } from '../../../kernel/errors.js';
import { localTime, resolveLocal, type TimeZone } from '../../../kernel/civil-time.js';

/** What a date field and a time field show of an instant: `2022-12-29` and `10:05:12`. */
export const localParts = (at: Date, zone: TimeZone): Readonly<{ day: string; time: string }> => {
  const { day, minuteOfDay } = localTime(at, zone);
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  return { day, time: [hour, minute, at.getUTCSeconds()].map(two).join(':') };
};

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The instant that a date field and a time field say together, with its offset.
 * @param field whose mistake it is where they say none: `startedAt`
 * @param which of the two, of an hour that came twice
 * @throws InvalidInput
 */
export const typedInstant = (
  day: string,
  time: string,
  zone: TimeZone,
  field: string,
  which?: 'earlier' | 'later',
): string => {
  const resolved =
    /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d(:\d\d)?$/.test(time) && resolve(`${day}T${time}`, zone);
  if (resolved && resolved.kind === 'instant') return resolved.at.toISOString();
  if (resolved && resolved.kind === 'ambiguous' && which) return resolved[which].toISOString();
  throw new InvalidInput([{ pointer: `/${field}`, message: resolved ? neverOrTwice : incomplete }]);
};

const resolve = (local: string, zone: TimeZone): ReturnType<typeof resolveLocal> | false => {
  try {
    return resolveLocal(local, zone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const incomplete = {
  fr: 'Donnez le jour et l’heure.',
  en: 'Give the day and the time.',
};
const neverOrTwice = {
  fr: 'Cette nuit-là les horloges changeaient : cette heure n’a pas existé, ou deux fois. Prenez-en une autre.',
  en: 'The clocks changed that night: this time never came, or twice. Choose another one.',
};
