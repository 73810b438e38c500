import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { sendFile, type Reply } from '../platform/http/index.js';

export type CsvColumn<Row> = Readonly<{
  title: string;
  /** A number is written with a comma; null leaves the cell empty. For a sum give euros: `cents / 100`. */
  cell: (row: Row) => string | number | null;
}>;

type Csv<Row> = Readonly<{ columns: readonly CsvColumn<Row>[]; rows: AsyncIterable<Row> | Iterable<Row> }>;

/**
 * Answers with a file that a French spreadsheet opens as it is: UTF-8 with its mark, semicolons, decimal commas. Rows leave
 * as they come, so that any number of them fits in memory.
 * @param name without ending: `appels-2023-03`
 */
export function sendCsv<Row>(reply: Reply, { name, ...csv }: Csv<Row> & Readonly<{ name: string }>): Reply {
  return sendFile(reply, { name: `${name}.csv`, type: CSV_TYPE, content: csvFile(csv) });
}

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** The file itself; it fails when its rows do. */
export function csvFile<Row>(csv: Csv<Row>): Readable {
  return Readable.from(piecesOf(csv));
}

async function* piecesOf<Row>({ columns, rows }: Csv<Row>): AsyncGenerator<string> {
  let lines: unknown[][] = [columns.map(({ title }) => title)];
  yield BOM;
  for await (const row of rows) {
    lines.push(columns.map(({ cell }) => cell(row)));
    if (lines.length < AT_ONCE) continue;
    yield written(lines);
    lines = [];
  }
  yield written(lines);
}

const BOM = '\uFEFF';
/** As many rows as are worth a piece of file: what comes one by one costs more to pass on than to write. */
const AT_ONCE = 500;

const written = (lines: unknown[][]): string =>
  stringify(lines, {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: french },
  });

const french = (value: number): string => String(value).replace('.', ',');

/** All the rows of a list that is read page by page, each page when the ones before have been taken. */
export async function* everyRow<Row>(
  pageAfter: (
    cursor: string | undefined,
  ) => Promise<Readonly<{ items: readonly Row[]; nextCursor: string | null }>>,
): AsyncGenerator<Row> {
  let cursor: string | undefined;
  for (;;) {
    const { items, nextCursor } = await pageAfter(cursor);
    yield* items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
