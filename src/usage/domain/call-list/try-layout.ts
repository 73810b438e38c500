import type { FieldProblem } from '../../../kernel/errors.js';
import type { Call } from './call-line.js';
import { findHeader, guessLayout, type LayoutDraft, type SampleTable } from './guess-layout.js';
import { headerJudge } from './header.js';
import { faultOf, type LineFault } from './line-fault.js';
import { lineReader, type CallListReading } from './line-reader.js';
import type { CallListMapping } from './mapping.js';
import { isCallListMapping, mappingProblems } from './mapping-problems.js';
import type { WrongTotal } from './totals.js';

/** One line of a sample, and what was understood of it: a call, a fault, a wrong total; none of them for a right total. */
export type TriedLine = Readonly<{
  line: number;
  cells: readonly string[];
  call: Call | null;
  fault: LineFault | null;
  total: WrongTotal | null;
}>;

/** What a layout makes of the first lines of a list. */
export type LayoutTrial = Readonly<{
  /** The row that was taken for the header; null when none looks like one. */
  header: Readonly<{ line: number; names: readonly string[] }> | null;
  /** The layout tried: as it was given, else guessed. */
  draft: LayoutDraft;
  /** What is still wrong with it. */
  problems: readonly FieldProblem[];
  lines: readonly TriedLine[];
  /** Names of languages that nobody knows, as they are written. */
  unknownLanguages: readonly string[];
  /** The rows of the table that was read: enough to try again. */
  table: SampleTable;
}>;

/** Reads a sample by a layout, or by a guess where there is none yet. Nothing is kept, nobody is charged. */
export const tryLayout = (
  tables: readonly SampleTable[],
  given: LayoutDraft | null,
  reading: Omit<CallListReading, 'mapping'>,
): LayoutTrial => {
  const found = (given && headerBy(tables, given)) ?? findHeader(tables);
  if (!found) {
    const draft = given ?? { columns: {} };
    return {
      header: null,
      draft,
      problems: mappingProblems(draft),
      lines: [],
      unknownLanguages: [],
      table: tables[0] ?? [],
    };
  }
  const { table, at } = found;
  const { line, cells } = table[at]!;
  const rows = table.slice(at + 1, at + 1 + LINES_TRIED);
  const draft = given ?? guessLayout(cells, rows);
  const names = cells.filter((cell) => cell.trim() !== '');
  const lines = isCallListMapping(draft) ? readLines(draft, cells, rows, reading) : rows.map(unread);
  return {
    header: { line, names },
    draft,
    problems: [...mappingProblems(draft), ...absentColumns(draft, cells)],
    lines,
    unknownLanguages: [
      ...new Set(
        lines.flatMap(({ fault }) => (fault?.reason === 'unknown_language' ? (fault.found ?? []) : [])),
      ),
    ],
    table: table.slice(0, at + 1 + LINES_TRIED),
  };
};

/** As many as one looks at. */
const LINES_TRIED = 25;

const headerBy = (
  tables: readonly SampleTable[],
  draft: LayoutDraft,
): Readonly<{ table: SampleTable; at: number }> | undefined => {
  if (!isCallListMapping(draft)) return undefined;
  const judge = headerJudge(draft);
  for (const table of tables) {
    const at = table.findIndex(({ cells }) => judge(cells).missing.length === 0);
    if (at !== -1) return { table, at };
  }
  return undefined;
};

const absentColumns = (draft: LayoutDraft, cells: readonly string[]): readonly FieldProblem[] => {
  if (!isCallListMapping(draft)) return [];
  return headerJudge(draft)(cells).missing.map((key) => ({
    pointer: `/columns/${key}`,
    message: {
      fr: `L’en-tête n’a pas de colonne « ${draft.columns[key]} ».`,
      en: `The header has no column "${draft.columns[key]}".`,
    },
  }));
};

const readLines = (
  mapping: CallListMapping,
  headerCells: readonly string[],
  rows: SampleTable,
  reading: Omit<CallListReading, 'mapping'>,
): readonly TriedLine[] => {
  const { header, missing } = headerJudge(mapping)(headerCells);
  if (missing.length > 0) return rows.map(unread);
  const read = lineReader({ ...reading, mapping }, header);
  return rows.flatMap((row) => {
    const { line, cells } = row;
    if (cells.every((cell) => cell.trim() === '')) return [];
    const padded = [...cells, ...Array<string>(Math.max(0, header.width - cells.length)).fill('')];
    const found = read(line, padded);
    if (!found) return { ...unread(row) };
    const call = 'call' in found ? found.call : null;
    const fault = 'reason' in found ? faultOf(found.reason, found.fields, mapping) : null;
    return { line, cells, call, fault, total: 'total' in found ? found.total : null };
  });
};

const unread = ({ line, cells }: SampleTable[number]): TriedLine => ({
  line,
  cells,
  call: null,
  fault: null,
  total: null,
});
