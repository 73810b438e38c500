import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { sendFile, type Reply } from '../platform/http/index.js';

export type CsvColumn<Row> = Readonly<{
  title: string;
  /** A number is written with a comma; null leaves the cell empty. For a sum give euros: `cents / 100`. */
  cell: (row: Row) => string | number | null;
}>;

const BOM = '\uFEFF';

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
export function csvFile<Row>({ columns, rows }: Csv<Row>): Readable {
  const sheet = stringify({
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: french },
  });
  sheet.write(columns.map(({ title }) => title));
  const read = Readable.from(rows).map((row: Row) => columns.map(({ cell }) => cell(row)));
  const file = Readable.from(withMark(sheet));
  pipeline(read, sheet).catch((error: unknown) => {
    file.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return file;
}

const french = (value: number): string => String(value).replace('.', ',');

async function* withMark(sheet: AsyncIterable<Buffer>): AsyncGenerator<string | Buffer> {
  yield BOM;
  yield* sheet;
}

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
