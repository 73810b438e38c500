import type { CellKind, Sheet, SheetRow, SheetValue } from '../../../platform/documents/index.js';
import {
  isMasked,
  type StatementLine,
  type Table,
  type Value,
  type ValueKind,
} from '../../domain/document.js';
import { lineColumns } from './line-columns.js';
import type { Told } from './statement-csv.js';
import { documentWords } from './document-words.js';

/**
 * The sheets of a document: what it is with its key figures, then one a table; of a statement for coordinators also the lines, of
 * which the last column adds up to what was consumed.
 */
export const documentSheets = (
  told: Told,
  lines: AsyncIterable<StatementLine> | null = null,
): readonly Sheet[] => [summary(told), ...told.tables.map(sheetOf), ...(lines ? [sheetOfLines(lines)] : [])];

const summary = ({ name, about, figures }: Told): Sheet => ({
  name,
  columns: [
    { title: documentWords.figures.what, kind: 'text' },
    { title: documentWords.figures.value, kind: 'text' },
  ],
  rows: [...about, ...figures].map(({ title, kind, value }) => ({
    values: [title, cellOf(kind, value)],
    kinds: ['text', cellKinds[kind]],
  })),
});

const sheetOf = ({ title, columns, rows, total, notes }: Table): Sheet => {
  const rowOf = (row: readonly Value[]): SheetRow => ({
    values: columns.map(({ kind }, at) => cellOf(kind, row[at] ?? null)),
  });
  return {
    name: title,
    columns: columns.map(({ title, kind }) => ({ title, kind: cellKinds[kind] })),
    rows: [
      ...rows.map(rowOf),
      ...(total ? [{ ...rowOf(total), isBold: true }] : []),
      ...notes.map((note): SheetRow => ({ values: [note], kinds: ['text'] })),
    ],
  };
};

const sheetOfLines = (lines: AsyncIterable<StatementLine>): Sheet => ({
  name: documentWords.lines.sheet,
  columns: lineColumns.map(({ title, kind }) => ({ title, kind: cellKinds[kind] })),
  rows: rowsOf(lines),
});

async function* rowsOf(lines: AsyncIterable<StatementLine>): AsyncGenerator<SheetRow> {
  for await (const line of lines) {
    yield { values: lineColumns.map(({ kind, value }) => cellOf(kind, value(line))) };
  }
}

const cellKinds: Readonly<Record<ValueKind, CellKind>> = {
  text: 'text',
  day: 'day',
  month: 'month',
  count: 'whole',
  cents: 'euros',
  minutes: 'whole',
  seconds: 'duration',
  share: 'share',
};

const cellOf = (kind: ValueKind, value: Value): SheetValue => {
  if (isMasked(value)) return documentWords.masked;
  if (typeof value !== 'number') return value;
  return kind === 'cents' ? value / 100 : kind === 'share' ? value / 10_000 : value;
};
