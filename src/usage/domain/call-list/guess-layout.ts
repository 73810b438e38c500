import { folded } from '../../../kernel/folded.js';
import { dateReader } from './date-format.js';
import { readSeconds } from './durations.js';
import {
  ISO_8601,
  type AmountUnit,
  type CallListMapping,
  type ColumnKey,
  type DurationUnit,
} from './mapping.js';

/** The first rows of a list, as far as one way of cutting it into cells goes. */
export type SampleTable = readonly SampleRow[];
/** `line` counts from 1 in the file, or in the sheet. */
export type SampleRow = Readonly<{ line: number; cells: readonly string[] }>;

/** A layout that is being made: columns may still be missing. */
export type LayoutDraft = Omit<CallListMapping, 'columns'> &
  Readonly<{ columns: Readonly<Partial<Record<ColumnKey, string>>> }>;

/** The formats that lists are most often written in; any other may be stored all the same. */
export const usualDateFormats = [
  ISO_8601,
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'dd/MM/yyyy[ HH:mm[:ss]]',
  'd/M/yyyy H:mm[:ss]',
  'dd-MM-yyyy HH:mm[:ss]',
  'dd.MM.yyyy HH:mm[:ss]',
  'yyyy-MM-dd[ HH:mm[:ss]]',
  'MM/dd/yyyy HH:mm[:ss]',
] as const;

/** The table and the row of it that look most like the header of a list; undefined when nothing does. */
export const findHeader = (
  tables: readonly SampleTable[],
): Readonly<{ table: SampleTable; at: number }> | undefined => {
  let best: { table: SampleTable; at: number; score: number } | undefined;
  for (const table of tables)
    for (const [at, { cells }] of table.slice(0, ROWS_OF_A_LETTERHEAD).entries()) {
      const filled = cells.filter((cell) => cell.trim() !== '').length;
      if (filled < LEAST_COLUMNS) continue;
      const score = Object.keys(columnsAmong(cells)).length * 100 + Math.min(filled, 99);
      if (score > (best?.score ?? 0)) best = { table, at, score };
    }
  return best;
};

const ROWS_OF_A_LETTERHEAD = 60;
const LEAST_COLUMNS = 3;

/** A layout to begin with, by the header's words and by what stands under it: a proposal, to be looked at. */
export const guessLayout = (header: readonly string[], rows: SampleTable): LayoutDraft => {
  const columns = columnsAmong(header);
  const valuesOf = (key: ColumnKey): readonly string[] => {
    const at = header.indexOf(columns[key] ?? '');
    return at === -1 ? [] : rows.map(({ cells }) => cells[at]?.trim() ?? '');
  };
  const times = valuesOf('startTime');
  const starts = valuesOf('startedAt').map((day, at) => (times[at] ? `${day} ${times[at]}` : day));
  return {
    columns,
    dateFormat: formatOf(starts),
    durationUnit: unitOf(columns.duration ?? '', valuesOf('duration')),
    amountUnit: amountOf(columns.amount ?? '', valuesOf('amount')),
  };
};

/** Words of headers, the surest first. */
const synonyms: Readonly<Record<ColumnKey, readonly RegExp[]>> = {
  reference: [
    /^ref/,
    /n[o°º]?\.? ?(d )?(appel|mission|intervention|dossier|bon)/,
    /(call|mission) ?_?id/,
    /^(n[°º]|id)$/,
  ],
  code: [/code (client|d acces|pin)/, /^(code|pin)$/, /^code/, /pin\b/],
  startedAt: [/^(debut|start)/, /date.*heure/, /^date( de l appel| d appel)?$/, /^(date|jour|day)/],
  startTime: [/^heure( de debut)?$/, /^(time|horaire)$/, /heure/],
  wait: [/attente/, /wait/],
  duration: [/duree|duration|length/, /^minutes?$/, /^temps/],
  language: [/langue|^lang/],
  modality: [/modalite|^mode$|^type( d (appel|intervention))?$|modality/],
  amount: [
    /montant.*ttc|^ttc$/,
    /montant|amount|prix|a (regler|payer)|cents?$|centimes/,
    /^(cout|total|price)/,
  ],
};

const columnsAmong = (cells: readonly string[]): Partial<Record<ColumnKey, string>> => {
  const names = cells.map((cell) => ({ cell, name: folded(cell) }));
  const taken = new Set<string>();
  const found: Partial<Record<ColumnKey, string>> = {};
  for (const [key, patterns] of Object.entries(synonyms) as [ColumnKey, readonly RegExp[]][])
    for (const pattern of patterns) {
      const column = names.find(({ cell, name }) => name !== '' && !taken.has(cell) && pattern.test(name));
      if (!column) continue;
      found[key] = column.cell;
      taken.add(column.cell);
      break;
    }
  return found;
};

const formatOf = (values: readonly string[]): string => {
  const counts = usualDateFormats.map((format) => {
    const read = dateReader(format);
    return typeof read === 'function' ? values.filter((text) => read(text) !== undefined).length : 0;
  });
  return usualDateFormats[counts.indexOf(Math.max(...counts))] ?? ISO_8601;
};

const unitOf = (name: string, values: readonly string[]): DurationUnit => {
  const said = folded(name);
  const ofClock = values.filter((text) => text.includes(':'));
  if (ofClock.length > 0)
    return ofClock.every((text) => readSeconds(text, 'HH:mm:ss') !== undefined) ? 'HH:mm:ss' : 'mm:ss';
  if (/\bmin/.test(said)) return 'min';
  if (/_s$|\(s\)|sec/.test(said)) return 's';
  const longest = Math.max(0, ...values.map((text) => readSeconds(text, 's') ?? 0));
  return longest > LONGEST_IN_MINUTES ? 's' : 'min';
};
const LONGEST_IN_MINUTES = 240;

const amountOf = (name: string, values: readonly string[]): AmountUnit => {
  if (/cent/.test(folded(name))) return 'cents';
  return values.length > 0 ? 'euros' : 'cents';
};
