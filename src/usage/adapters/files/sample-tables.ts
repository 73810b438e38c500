import { readWorkbook, WorkbookUnreadable } from '../../../platform/documents/index.js';
import type { SampleRow, SampleTable } from '../../domain/call-list/guess-layout.js';
import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { delimiters } from './csv-cells.js';
import { CsvRecords } from './csv-records.js';
import { isWorkbook, unreadable } from './read-workbook-list.js';
import { textLines } from './text-lines.js';

/** As much of a text as a sample is made of, in bytes. */
export const SAMPLE_BYTES = 262_144;
const ROWS = 120;
const MOST_COLUMNS = 60;
const LONGEST_CELL = 200;

/**
 * The first rows of a file, in each of the ways that they can be cut into cells: by each separator, or sheet by sheet.
 * @throws CallListUnreadable when it is neither a text nor a workbook
 */
export const sampleTables = async (file: Buffer): Promise<readonly SampleTable[]> => {
  if (!isWorkbook(file)) return textTables(file);
  try {
    return readWorkbook(file)
      .map((sheet) => firstOf(sheet.rows()))
      .filter((table) => table.length > 0);
  } catch (error) {
    throw error instanceof WorkbookUnreadable ? unreadable(error.fault) : error;
  }
};

const firstOf = (rows: Iterable<SampleRow>): SampleTable => {
  const table: SampleRow[] = [];
  for (const row of rows) {
    table.push(shortened(row));
    if (table.length >= ROWS) break;
  }
  return table;
};

const shortened = ({ line, cells }: SampleRow): SampleRow => ({
  line,
  cells: cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL)),
});

const textTables = async (file: Buffer): Promise<readonly SampleTable[]> => {
  const texts: string[] = [];
  for await (const lines of textLines(once(wholeLines(file)))) texts.push(...lines.slice(0, ROWS));
  return delimiters.map((delimiter) => {
    const records = new CsvRecords(delimiter);
    const table: SampleRow[] = [];
    try {
      for (const [index, text] of texts.slice(0, ROWS).entries()) {
        const record = records.take(index + 1, text);
        if (record) table.push(shortened(record));
      }
    } catch (error) {
      // A quote that never closes by this separator: what stands before it can be looked at.
      if (!(error instanceof CallListUnreadable)) throw error;
    }
    return table;
  });
};

/** A sample that was cut ends before the line that the cut goes through. */
const wholeLines = (file: Buffer): Buffer => {
  if (file.length < SAMPLE_BYTES) return file;
  const end = file.subarray(0, SAMPLE_BYTES).lastIndexOf(10);
  return file.subarray(0, end === -1 ? SAMPLE_BYTES : end);
};

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
