import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as aTurn } from 'node:timers/promises';
import type { Worksheet } from 'exceljs';
import { sheetNames } from './sheet-names.js';

/**
 * What a cell holds, so that a spreadsheet can reckon with it: `euros` as a number of them, `share` as a ratio, `duration` in
 * seconds; a `day` and a `month` are a civil day. A text in its place is written as it is, null leaves the cell empty.
 */
export type CellKind = 'text' | 'whole' | 'euros' | 'share' | 'duration' | 'day' | 'month';
export type SheetValue = string | number | null;

/** `kinds` are the row's own, where they are not its columns'. */
export type SheetRow = Readonly<{
  values: readonly SheetValue[];
  kinds?: readonly CellKind[];
  isBold?: boolean;
}>;

export type Sheet = Readonly<{
  /** Cut and told apart where a spreadsheet would refuse it. */
  name: string;
  columns: readonly Readonly<{ title: string; kind: CellKind }>[];
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}>;

/**
 * An XLSX file with one sheet after the other, each under a head that stays in sight. Rows leave as they come, so that any number
 * of them fits in memory.
 * @param madeAt the moment that it bears: the same sheets at the same moment give the same bytes
 */
export const spreadsheet = (sheets: readonly Sheet[], madeAt: Date): Readable => {
  const file = new PassThrough();
  write(sheets, madeAt, file).catch((error: unknown) => {
    file.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return file;
};

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  whole: '#,##0',
  euros: '#,##0.00 "€"',
  share: '0.0%',
  duration: '[h]:mm:ss',
  day: 'dd/mm/yyyy',
  month: 'mmmm yyyy',
};
const A_DAY = 86_400;
/** As many rows as are written before what they became is waited for: the library itself waits for nobody. */
const AT_ONCE = 200;

const write = async (sheets: readonly Sheet[], madeAt: Date, file: PassThrough): Promise<void> => {
  const book = await openBook(file, madeAt);
  const names = sheetNames(sheets.map(({ name }) => name));
  for (const [index, { columns, rows }] of sheets.entries()) {
    const sheet = book.addWorksheet(names[index], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ title, kind }) => ({
      width: Math.max(kind === 'text' ? 24 : 14, title.length + 2),
      style: { numFmt: FORMATS[kind], alignment: { horizontal: isNumber(kind) ? 'right' : 'left' } },
    }));
    addRow(sheet, { values: columns.map(({ title }) => title), isBold: true }, []);
    const kinds = columns.map(({ kind }) => kind);
    let written = 0;
    for await (const row of rows) {
      addRow(sheet, row, kinds);
      if (++written % AT_ONCE === 0) await taken(file);
      if (file.destroyed) return;
    }
    sheet.commit();
  }
  await book.commit();
};

const addRow = (
  sheet: Worksheet,
  { values, kinds, isBold = false }: SheetRow,
  usual: readonly CellKind[],
): void => {
  const row = sheet.addRow(values.map((value, at) => cellOf((kinds ?? usual)[at] ?? 'text', value)));
  kinds?.forEach((kind, at) => (row.getCell(at + 1).numFmt = FORMATS[kind]));
  if (isBold) row.font = { bold: true };
  row.commit();
};

const cellOf = (kind: CellKind, value: SheetValue): Date | SheetValue => {
  if (typeof value === 'number') return kind === 'duration' ? value / A_DAY : value;
  if (value !== null && (kind === 'day' || kind === 'month') && /^\d{4}-\d\d-\d\d$/.test(value)) {
    return new Date(`${value}T00:00:00Z`);
  }
  return value;
};

const isNumber = (kind: CellKind): boolean => kind !== 'text' && kind !== 'day' && kind !== 'month';

const taken = async (file: PassThrough): Promise<void> => {
  await aTurn();
  if (file.writableNeedDrain && !file.destroyed)
    await Promise.race([once(file, 'drain'), once(file, 'close')]);
};

type Archive = { append: (content: unknown, entry: Readonly<{ name: string; date?: Date }>) => unknown };

/** The library is loaded by whoever first needs it: it is among the largest of what they would load. */
const openBook = async (file: PassThrough, madeAt: Date) => {
  const { default: excel } = await import('exceljs');
  class Book extends excel.stream.xlsx.WorkbookWriter {
    declare readonly zip: Archive;

    /** The first that it writes. It gives what it writes the time of day, and has no option for another. */
    override addThemes(): Promise<void> {
      const append = this.zip.append.bind(this.zip);
      this.zip.append = (content, entry) => append(content, { ...entry, date: madeAt });
      return super.addThemes();
    }
  }
  const book = new Book({ stream: file, useStyles: true });
  book.creator = book.lastModifiedBy = 'Truchement';
  book.created = book.modified = madeAt;
  return book;
};
