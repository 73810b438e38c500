import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Cents } from '../../../kernel/money.js';
import type { CallFields, CallLine, LineRefusal } from './call-line.js';
import { dateReader, isoReader } from './date-format.js';
import { DAY_SECONDS, impossibleDuration, readSeconds } from './durations.js';
import { folded } from '../../../kernel/folded.js';
import type { Header } from './header.js';
import { ISO_8601, type CallListMapping, type ColumnKey } from './mapping.js';
import { modalityOf } from './modality-words.js';
import { readAmount } from './numbers.js';
import { remembering } from './remembering.js';
import { isTotal, RunningTotals, type ListTotal } from './totals.js';
import { wallClock } from './wall-clock.js';

export type CallListReading = Readonly<{
  mapping: CallListMapping;
  /** The network's zone, where the mapping names none. */
  timeZone: TimeZone;
  /** The catalogue's code for a code or a French name, or null when it knows neither. */
  languageCodeOf: (text: string) => string | null;
}>;

/**
 * Reads the cells of one line after the other; undefined for a line that says nothing: blank, or a total that the lines before
 * come to.
 */
export type LineReader = (line: number, cells: readonly string[]) => CallLine | undefined;

/** @throws RangeError when the mapping's date format can't be used: ask `mappingProblems` first. */
export const lineReader = (reading: CallListReading, header: Header): LineReader => {
  const { mapping } = reading;
  const { width, columns } = header;
  const has = (key: ColumnKey): boolean => columns.some(([column]) => column === key);
  const startOf = startReader(mapping, reading.timeZone);
  const languageOf = languageReader(reading);
  const listed = listedReader(mapping);
  const modality = remembering((text: string) => modalityOf(text) ?? 'unknown_modality', WORDS_KEPT);
  const [durationUnit, amountUnit] = [mapping.durationUnit ?? 's', mapping.amountUnit ?? 'cents'];
  const totals = new RunningTotals();
  const [hasModality, codeAt] = [has('modality'), columns.find(([column]) => column === 'code')![1]];

  return (line, cells) => {
    const fields: Partial<Record<ColumnKey, string>> = {};
    for (const [key, at] of columns) fields[key] = cells[at] ?? '';
    const foot = !cells[codeAt]?.trim() || isTotal(cells[codeAt]) ? footIn(cells) : undefined;
    if (foot === 'blank') return undefined;
    if (foot === 'total') {
      const total = totals.compare(listed(fields));
      return total && { line, total, fields };
    }
    const refused = (reason: LineRefusal): CallLine => {
      const { amountCents, seconds } = listed(fields);
      totals.add(amountCents, seconds);
      return { line, reason, fields };
    };
    if (cells.length !== width && !isOnlyPadded(cells, width)) return refused('wrong_number_of_columns');

    const reference = cellText(fields.reference);
    if (!reference) return refused('missing_reference');
    if (!isName(reference)) return refused('bad_reference');
    const code = cellText(fields.code);
    if (!code) return refused('missing_code');
    if (!isName(code)) return refused('bad_code');
    const startedAt = startOf(cellText(fields.startedAt), cellText(fields.startTime));
    if (typeof startedAt === 'string') return refused(startedAt);
    const wait = cellText(fields.wait);
    const waitSeconds = wait ? readSeconds(wait, durationUnit) : null;
    if (waitSeconds !== null && !isWait(waitSeconds)) return refused('bad_wait');
    const durationSeconds = readSeconds(cellText(fields.duration), durationUnit);
    if (durationSeconds === undefined) return refused('bad_duration');
    const impossible = impossibleDuration(durationSeconds);
    if (impossible) return refused(impossible);
    const amount = cellText(fields.amount);
    const providerAmountCents: Cents | null | undefined = amount ? readAmount(amount, amountUnit) : null;
    if (providerAmountCents === undefined) return refused('bad_amount');
    const { language } = languageOf(cellText(fields.language));
    if (language === undefined) return refused('unknown_language');
    const by = hasModality ? modality(cellText(fields.modality)) : 'phone_now';
    if (by === 'unknown_modality') return refused(by);
    totals.add(providerAmountCents, durationSeconds);
    return {
      line,
      call: {
        reference,
        code,
        startedAt,
        waitSeconds,
        durationSeconds,
        language,
        modality: by,
        providerAmountCents,
        fields,
      },
    };
  };
};

/** What a cell says; spreadsheets are told to keep leading zeros by writing `="00421"`. */
export const cellText = (cell: string | undefined): string => {
  const text = cell?.trim() ?? '';
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1).trim() : text;
};

/** A reference or a code that a person can read out: of one line, and no longer than the column of any list. */
const isName = (text: string): boolean => text.length <= LONGEST_NAME && !CONTROL.test(text);
const LONGEST_NAME = 100;
const CONTROL = /\p{Cc}/u;

/** Who waits longer than a day has not waited: it is a time of day, or a number that slipped into the column. */
const isWait = (seconds: number | undefined): seconds is number =>
  seconds !== undefined && seconds >= 0 && seconds <= DAY_SECONDS;

const footIn = (cells: readonly string[]): 'blank' | 'total' | undefined => {
  const first = cells.find((cell) => cell.trim() !== '');
  if (first === undefined) return 'blank';
  return isTotal(first) ? 'total' : undefined;
};

/** What a row says of money and time, as far as it can be read. */
const listedReader =
  ({ durationUnit = 's', amountUnit = 'cents' }: CallListMapping) =>
  ({ amount, duration }: CallFields): ListTotal => ({
    amountCents: readAmount(cellText(amount), amountUnit) ?? null,
    seconds: readSeconds(cellText(duration), durationUnit) ?? null,
  });

/** A spreadsheet pads lines with empty cells; a value beyond the header is a separator that slipped into a name. */
const isOnlyPadded = (cells: readonly string[], width: number): boolean =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');

type Start = (text: string, time: string) => Date | 'bad_date' | 'ambiguous_time' | 'inexistent_time';

const startReader = (mapping: CallListMapping, networkZone: TimeZone): Start => {
  const format = mapping.dateFormat ?? ISO_8601;
  const read = dateReader(format);
  const iso = isoReader(format);
  if (typeof read !== 'function') throw new RangeError(read.problem.en);
  const instantOf = wallClock(mapping.timeZone ?? networkZone);
  return (day, time) => {
    const text = time ? `${day} ${time}` : day;
    const wall = read(text) ?? iso(text);
    if (!wall) return 'bad_date';
    return wall.offsetMs === undefined ? instantOf(wall.wallMs) : new Date(wall.wallMs - wall.offsetMs);
  };
};

/** `language` is null where the list does not say, undefined where nobody knows the name. */
const languageReader = ({ mapping, languageCodeOf }: CallListReading) => {
  const own = new Map(Object.entries(mapping.languages ?? {}).map(([name, code]) => [folded(name), code]));
  return remembering((text: string): Readonly<{ language: string | null | undefined }> => {
    if (text === '') return { language: null };
    return { language: own.get(folded(text)) ?? languageCodeOf(text) ?? undefined };
  }, WORDS_KEPT);
};

// Each word remembered may hold on to the block of text that it was cut from.
const WORDS_KEPT = 500;
