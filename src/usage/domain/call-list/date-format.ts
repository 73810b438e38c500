import type { Bilingual } from '../../../kernel/errors.js';
import { ISO_8601 } from './mapping.js';

/** A date and time as a wall clock shows it, in milliseconds as if the wall hung in UTC, and the offset if one is written. */
export type WallTime = Readonly<{ wallMs: number; offsetMs: number | undefined }>;

/** Reads dates of one format; undefined for a text of another form or a day that does not exist. */
export type DateReader = (text: string) => WallTime | undefined;

/**
 * A reader for ISO 8601, or for a format made of `yyyy MM dd HH mm ss` (always two digits), `M d H` (one or two),
 * other letters between single quotes, and any other sign as itself. What stands in square brackets may be left out:
 * `dd/MM/yyyy[ HH:mm[:ss]]`. A day without its hour is taken at noon, where no surcharge and no change of clocks is.
 * @returns what is wrong with the format when it can't be used.
 */
export const dateReader = (format: string): DateReader | FormatProblem =>
  format === ISO_8601 ? readIso : compiled(format);

/**
 * ISO 8601, which no list means otherwise, beside the list's own format: so a spreadsheet's dates come, whatever they look
 * like there. A day alone is one where the format may do without its hour.
 */
export const isoReader = (format: string): DateReader => {
  const mayLackHour = /\[[^\]]*H/.test(format);
  return (text) => readIso(mayLackHour && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} ${NOON}:00` : text);
};

export type FormatProblem = Readonly<{ problem: Bilingual }>;

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const TOKENS: Readonly<Record<string, readonly [Part, pattern: string]>> = {
  yyyy: ['year', '(\\d{4})'],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  dd: ['day', '(\\d{2})'],
  d: ['day', '(\\d{1,2})'],
  HH: ['hour', '(\\d{2})'],
  H: ['hour', '(\\d{1,2})'],
  mm: ['minute', '(\\d{2})'],
  ss: ['second', '(\\d{2})'],
};
const NEEDED: readonly Part[] = ['year', 'month', 'day', 'hour', 'minute'];
const PIECES = /([A-Za-z])\1*|'([^']*)'|\s+|[^A-Za-z\s]/g;
const NOON = 12;

const compiled = (format: string): DateReader | FormatProblem => {
  const parts: Part[] = [];
  let pattern = '';
  let open = 0;
  for (const [piece, letter, quoted] of format.matchAll(PIECES)) {
    if (letter) {
      const token = TOKENS[piece];
      if (!token) return unknownToken(piece);
      if (parts.includes(token[0])) return twice(piece);
      parts.push(token[0]);
      pattern += token[1];
    } else if (piece === '[') {
      open++;
      pattern += '(?:';
    } else if (piece === ']') {
      if (--open < 0) return unbalanced(format);
      pattern += ')?';
    } else if (/^\s/.test(piece)) pattern += '\\s+';
    else pattern += (quoted ?? piece).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  if (open > 0) return unbalanced(format);
  if (NEEDED.some((part) => !parts.includes(part))) return incomplete(format);
  const [year, month, day, hour, minute, second] = [...NEEDED, 'second' as const].map(
    (part) => parts.indexOf(part) + 1,
  ) as [number, number, number, number, number, number];
  const whole = new RegExp(`^\\s*${pattern}\\s*$`);
  return (text) => {
    const found = whole.exec(text);
    if (!found) return undefined;
    const wallMs = wallOf(
      Number(found[year]),
      Number(found[month]),
      Number(found[day]),
      Number(found[hour] ?? NOON),
      Number(found[minute] ?? 0),
      Number((second && found[second]) ?? 0),
    );
    return wallMs === undefined ? undefined : { wallMs, offsetMs: undefined };
  };
};

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-](\d{2}):?(\d{2}))?$/;

const readIso: DateReader = (text) => {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction, zone, offsetHours, offsetMinutes] = found;
  let wallMs = wallOf(+year!, +month!, +day!, +hour!, +minute!, +second);
  if (wallMs === undefined) return undefined;
  if (fraction) wallMs += Math.floor(Number(`0.${fraction}`) * 1000);
  if (!zone) return { wallMs, offsetMs: undefined };
  if (zone === 'Z') return { wallMs, offsetMs: 0 };
  const minutes = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (minutes > FURTHEST_OFFSET_MINUTES || Number(offsetMinutes) > 59) return undefined;
  return { wallMs, offsetMs: (zone.startsWith('-') ? -minutes : minutes) * 60_000 };
};

const FURTHEST_OFFSET_MINUTES = 14 * 60;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const wallOf = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined => {
  // Before 1970 zones have offsets in seconds, and a call list has typing mistakes.
  if (year < 1970 || year > 2999 || day < 1 || day > (DAYS_OF_MONTH[month - 1] ?? 0)) return undefined;
  if (month === 2 && day === 29 && !isLeap(year)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const unknownToken = (piece: string): FormatProblem => ({
  problem: {
    fr: `« ${piece} » n’est pas compris. Utilisez yyyy, MM, dd, HH, mm et ss ; les autres lettres se mettent entre apostrophes droites, comme dd/MM/yyyy 'à' HH:mm.`,
    en: `"${piece}" is not understood. Use yyyy, MM, dd, HH, mm and ss; put other letters between straight single quotes, as in dd/MM/yyyy 'at' HH:mm.`,
  },
});

const twice = (piece: string): FormatProblem => ({
  problem: {
    fr: `« ${piece} » répète un élément de la date déjà donné.`,
    en: `"${piece}" repeats a part of the date that is already given.`,
  },
});

const unbalanced = (format: string): FormatProblem => ({
  problem: {
    fr: `Dans « ${format} », un crochet n’a pas son pendant : [ ouvre ce qui peut manquer, ] le ferme.`,
    en: `In "${format}" a bracket stands alone: [ opens what may be left out, ] closes it.`,
  },
});

const incomplete = (format: string): FormatProblem => ({
  problem: {
    fr: `« ${format} » ne donne pas toute la date : il faut yyyy, MM, dd, HH et mm (ss si les secondes sont écrites).`,
    en: `"${format}" does not give the whole date: it needs yyyy, MM, dd, HH and mm (ss where seconds are written).`,
  },
});
