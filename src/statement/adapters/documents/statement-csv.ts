import type { CsvColumn } from '../../../web/index.js';
import {
  isMasked,
  type StatementDocument,
  type StatementLine,
  type Table,
  type Value,
  type ValueKind,
} from '../../domain/document.js';
import { lineColumns } from './line-columns.js';
import { documentWords } from './document-words.js';

const words = documentWords.figures;

/** For coordinators: a row a line, whose last column adds up to what the statement says was consumed. */
export const csvOfLines: readonly CsvColumn<StatementLine>[] = lineColumns.map(({ title, kind, value }) => ({
  title: kind === 'seconds' ? `${title} (s)` : kind === 'cents' ? `${title} (€)` : title,
  cell: (line) => plain(kind, value(line)),
}));

/** One figure with where it stands: of all tables in one shape, which any program can take up. */
export type FigureRow = Readonly<{
  table: string;
  row: string;
  column: string;
  value: string | number | null;
  unit: string;
}>;

export const csvOfFigures: readonly CsvColumn<FigureRow>[] = [
  { title: words.table, cell: ({ table }) => table },
  { title: words.row, cell: ({ row }) => row },
  { title: words.column, cell: ({ column }) => column },
  { title: words.value, cell: ({ value }) => value },
  { title: words.unit, cell: ({ unit }) => unit },
];

/** What a document is and says, whatever kind it is of. */
export type Told = Readonly<{
  /** What it is called where it is said what it is. */
  name: string;
  about: readonly Readonly<{ title: string; kind: ValueKind; value: Value }>[];
}> &
  Pick<StatementDocument, 'figures' | 'tables'>;

/** @param hash of what was sealed; null for a draft */
export const toldOf = (document: StatementDocument, hash: string | null): Told => ({
  ...document,
  name: words.statement,
  about: aboutStatement(document, hash),
});

export function* figureRows({ name, about, figures, tables }: Told): Generator<FigureRow> {
  for (const { title, kind, value } of about) {
    yield { table: name, row: title, column: '', value: plain(kind, value), unit: unitOf(kind) };
  }
  for (const { title, kind, value } of figures) {
    yield { table: words.keyFigures, row: title, column: '', value: plain(kind, value), unit: unitOf(kind) };
  }
  for (const table of tables) {
    for (const row of table.rows) yield* figuresOf(table, row);
    if (table.total) yield* figuresOf(table, table.total);
  }
}

function* figuresOf(
  { title, columns }: Table,
  [name = null, ...values]: readonly Value[],
): Generator<FigureRow> {
  for (const [at, value] of values.entries()) {
    const { title: column, kind } = columns[at + 1]!;
    yield {
      table: title,
      row: String(plain('text', name) ?? ''),
      column,
      value: plain(kind, value),
      unit: unitOf(kind),
    };
  }
}

/** What a statement is, before its figures. */
const aboutStatement = (
  { number, network, funder, carrier, agreement, period, issuedOn }: StatementDocument,
  hash: string | null,
): Told['about'] => [
  { title: words.number, kind: 'text', value: number ?? documentWords.draftTitle },
  { title: words.network, kind: 'text', value: network },
  { title: words.funder, kind: 'text', value: funder },
  { title: words.carrier, kind: 'text', value: carrier },
  { title: words.agreement, kind: 'text', value: `${agreement.title} (${agreement.reference})` },
  { title: words.from, kind: 'day', value: period.from },
  { title: words.to, kind: 'day', value: period.to },
  { title: words.issuedOn, kind: 'day', value: issuedOn },
  { title: words.hash, kind: 'text', value: hash },
];

/** As a program reads it: no space, no unit. Sums in euros, shares in per cent, nothing where nothing is known. */
const plain = (kind: ValueKind, value: Value): string | number | null => {
  if (isMasked(value)) return documentWords.masked;
  if (typeof value !== 'number') return value;
  return kind === 'cents' || kind === 'share' ? value / 100 : value;
};

const UNITS: Readonly<Partial<Record<ValueKind, string>>> = {
  cents: '€',
  share: '%',
  seconds: 's',
  minutes: 'min',
};
const unitOf = (kind: ValueKind): string => UNITS[kind] ?? '';
