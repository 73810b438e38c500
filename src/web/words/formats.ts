import type { Day, TimeZone } from '../../kernel/civil-time.js';
import { dayOf, localTime } from '../../kernel/civil-time.js';
import type { Cents } from '../../kernel/money.js';

export type Language = 'fr' | 'en';

/** A day cut up as a calendar shows it: `{ number: 2, month: 'févr.', weekday: 'jeudi' }`. */
export type DayParts = Readonly<{ number: number; month: string; weekday: string; year: number }>;

/** How a language writes sums, days and hours. No line ever breaks inside one of them. */
export type Formats = Readonly<{
  /** `1 042,00 €`; below zero with a real minus sign. */
  money: (cents: Cents | number) => string;
  /** Rounded to the euro, for the ticks of a chart: `1 500 €`. */
  euros: (cents: Cents | number) => string;
  /** `+ 56,00 €`, `− 56,00 €`: a change, with its sign always. */
  change: (cents: Cents | number) => string;
  /** `12 000`. */
  number: (value: number) => string;
  /** Of a ratio from 0 to 1, with one decimal unless it is whole: `25,6 %`. */
  percent: (ratio: number) => string;
  /** `1 appel`, `43 appels`; in French zero is singular. */
  count: (count: number, one: string, many: string) => string;
  /** The day's words, full or short. */
  dayParts: (day: Day, length?: 'long' | 'short') => DayParts;
  /** `mardi 24 janvier`; `options.year` adds the year, `options.weekday: false` leaves the weekday out. */
  day: (day: Day, options?: Readonly<{ year?: boolean; weekday?: boolean }>) => string;
  /** `janvier 2023`. */
  month: (day: Day) => string;
  /** Of an instant on the wall of a zone: `10 h 30`, `10 h`. */
  time: (at: Date, zone: TimeZone) => string;
  /** Of an instant, with its day and its year: `29 décembre 2022, 10 h 05`. */
  moment: (at: Date, zone: TimeZone) => string;
  /** Of seconds: `27 min 51 s`, `1 h 05 min`. */
  duration: (seconds: number) => string;
  /** Of planned minutes: `30 min`, `1 h 30`. */
  minutes: (minutes: number) => string;
  /** `a, b et c`. */
  list: (items: readonly string[]) => string;
}>;

const NARROW = '\u202f';
const HARD = '\u00a0';
const MINUS = '\u2212';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

export const formatsOf = (language: Language): Formats => {
  const locale = locales[language];
  const french = language === 'fr';
  const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = (part: 'month' | 'weekday', length: 'long' | 'short'): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { [part]: length, timeZone: 'UTC' });
  const months = { long: named('month', 'long'), short: named('month', 'short') };
  const weekdays = { long: named('weekday', 'long'), short: named('weekday', 'short') };

  const unsigned = (cents: number): string => {
    const digits = amount.format(Math.abs(cents) / 100);
    return french ? `${digits}${NARROW}€` : `€${digits}`;
  };
  const two = (value: number): string => String(value).padStart(2, '0');
  const dayParts: Formats['dayParts'] = (day, length = 'long') => {
    const date = new Date(`${day}T00:00:00Z`);
    return {
      number: date.getUTCDate(),
      month: months[length].format(date),
      weekday: weekdays.long.format(date),
      year: date.getUTCFullYear(),
    };
  };
  const dayInWords: Formats['day'] = (day, { year = false, weekday = true } = {}) => {
    const parts = dayParts(day);
    const number = french && parts.number === 1 ? '1er' : String(parts.number);
    return `${weekday ? `${parts.weekday} ` : ''}${number}${HARD}${parts.month}${year ? ` ${parts.year}` : ''}`;
  };
  const time: Formats['time'] = (at, zone) => {
    const { minuteOfDay } = localTime(at, zone);
    const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
    if (!french) return `${hour}:${two(minute)}`;
    return `${hour}${HARD}h${minute === 0 ? '' : `${HARD}${two(minute)}`}`;
  };

  return {
    money: (cents) => (cents < 0 ? `${MINUS}${french ? NARROW : ''}${unsigned(cents)}` : unsigned(cents)),
    euros: (cents) => {
      const digits = whole.format(cents / 100);
      return french ? `${digits}${NARROW}€` : `€${digits}`;
    },
    change: (cents) => `${cents < 0 ? MINUS : '+'}${NARROW}${unsigned(cents)}`,
    number: (value) => whole.format(value),
    percent: (ratio) => `${share.format(ratio * 100)}${french ? NARROW : ''}%`,
    count: (count, one, many) =>
      `${whole.format(count)}${HARD}${plural.select(count) === 'one' ? one : many}`,
    dayParts,
    day: dayInWords,
    month: (day) => `${dayParts(day).month} ${dayParts(day).year}`,
    time,
    moment: (at, zone) => `${dayInWords(dayOf(at, zone), { year: true, weekday: false })}, ${time(at, zone)}`,
    duration: (seconds) => {
      const [hours, minutes, rest] = [
        Math.floor(seconds / 3600),
        Math.floor(seconds / 60) % 60,
        seconds % 60,
      ];
      const parts = [
        hours && `${hours}${HARD}h`,
        minutes && `${hours ? two(minutes) : minutes}${HARD}min`,
        rest && `${rest}${HARD}s`,
      ];
      return parts.filter(Boolean).join(HARD) || `0${HARD}s`;
    },
    minutes: (minutes) => {
      if (minutes < 60) return `${minutes}${HARD}min`;
      const rest = minutes % 60;
      return `${Math.floor(minutes / 60)}${HARD}h${rest === 0 ? '' : `${HARD}${two(rest)}`}`;
    },
    list: (items) => list.format(items),
  };
};
