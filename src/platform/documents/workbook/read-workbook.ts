import { cellText } from './cell-text.js';
import { numberFormats, type NumberFormat } from './number-formats.js';
import { Archive } from './unpack.js';
import { WorkbookUnreadable } from './unreadable.js';
import { attributeOf, plainText, tagsOf, type Tag } from './xml.js';

/** A row that has something in it; `line` is its number in the sheet. */
export type WorkbookRow = Readonly<{ line: number; cells: string[] }>;

export type WorkbookSheet = Readonly<{
  name: string;
  /** Its rows, one after the other. @throws WorkbookUnreadable */
  rows: () => Generator<WorkbookRow>;
}>;

/** In bytes, packed and unpacked. A call takes about four hundred of the latter. */
export const LARGEST_WORKBOOK = 10 * 1024 * 1024;
const LARGEST_UNPACKED = 32 * 1024 * 1024;
const MOST_COLUMNS = 1_000;
const MOST_ROWS = 1_048_576;
const MOST_SHEETS = 50;

/**
 * The sheets of an XLSX workbook as text: what its cells hold, and for a formula its last result. Formulas, macros, links and
 * pictures are never opened.
 * @throws WorkbookUnreadable
 */
export const readWorkbook = (bytes: Buffer): readonly WorkbookSheet[] => {
  if (bytes.length > LARGEST_WORKBOOK) throw new WorkbookUnreadable('too_large');
  const archive = new Archive(bytes, LARGEST_UNPACKED);
  const book = archive.text('xl/workbook.xml');
  if (book === undefined) throw new WorkbookUnreadable('not_a_workbook');
  const names = sheetNames(book, archive.text('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: readonly (readonly [name: string, path: string])[] =
    names.length > 0 ? names : archive.names.filter((path) => SHEET.test(path)).map((path) => [path, path]);
  let style: Style | undefined;
  return sheets.slice(0, MOST_SHEETS).map(([name, path]) => ({
    name,
    *rows() {
      style ??= {
        strings: sharedStrings(archive.text('xl/sharedStrings.xml') ?? ''),
        formats: numberFormats(archive.text('xl/styles.xml') ?? ''),
        isFrom1904: /date1904\s*=\s*["'](?:1|true)["']/.test(book),
      };
      yield* rowsOf(archive.text(path) ?? '', style);
    },
  }));
};

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

type Style = Readonly<{ strings: readonly string[]; formats: readonly NumberFormat[]; isFrom1904: boolean }>;

const sheetNames = (book: string, relations: string): (readonly [name: string, path: string])[] => {
  const paths = new Map<string, string>();
  for (const tag of tagsOf(relations))
    if (tag.name === 'Relationship') {
      const target = attributeOf(tag, 'Target') ?? '';
      paths.set(attributeOf(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    }
  const sheets: [string, string][] = [];
  for (const tag of tagsOf(book)) {
    const path = tag.name === 'sheet' && paths.get(attributeOf(tag, 'id') ?? '');
    if (path) sheets.push([attributeOf(tag, 'name') ?? '', path]);
  }
  return sheets;
};

const sharedStrings = (xml: string): readonly string[] => {
  const strings: string[] = [];
  let text = '';
  let isSound = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'rPh') isSound = !tag.isEnd;
    else if (tag.name === 't' && !tag.isEnd && !isSound) text += plainText(tag.text);
    else if (tag.name === 'si' && (tag.isEnd || tag.isEmpty)) {
      strings.push(text);
      text = '';
    }
  }
  return strings;
};

/** A cell that is being read. @property column counted from 0 */
type OpenCell = { column: number; type: string; style: number; value: string; text: string };

function* rowsOf(xml: string, style: Style): Generator<WorkbookRow> {
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let column = -1;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'row') {
      if (!tag.isEnd) {
        line = rowNumber(attributeOf(tag, 'r'), line);
        [cells, column] = [[], -1];
      }
      if ((tag.isEnd || tag.isEmpty) && cells.some((text) => text !== '')) yield { line, cells };
    } else if (tag.name === 'c') {
      if (!tag.isEnd && !tag.isEmpty) {
        cell = openCell(tag, column);
        ({ column } = cell);
      } else if (tag.isEnd && cell) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = said(cell, style);
        cell = undefined;
      } else if (tag.isEmpty) ({ column } = openCell(tag, column));
    } else if (cell && !tag.isEnd && (tag.name === 'v' || tag.name === 't'))
      if (tag.name === 'v') cell.value = tag.text;
      else cell.text += plainText(tag.text);
  }
}

const rowNumber = (written: string | undefined, before: number): number => {
  const line = written === undefined ? before + 1 : Number(written);
  if (!Number.isInteger(line) || line < 1 || line > MOST_ROWS) throw new WorkbookUnreadable('broken');
  return line;
};

const openCell = (tag: Tag, before: number): OpenCell => {
  const column = columnOf(attributeOf(tag, 'r'), before);
  if (column >= MOST_COLUMNS) throw new WorkbookUnreadable('too_wide');
  return {
    column,
    type: attributeOf(tag, 't') ?? 'n',
    style: Number(attributeOf(tag, 's') ?? 0),
    value: '',
    text: '',
  };
};

/** `AB12` stands in column 27, counted from 0. */
const columnOf = (reference: string | undefined, before: number): number => {
  if (reference === undefined) return before + 1;
  const [letters] = /^[A-Z]{1,4}/.exec(reference) ?? [];
  if (!letters) throw new WorkbookUnreadable('broken');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

const said = ({ type, style, value, text }: OpenCell, { strings, formats, isFrom1904 }: Style): string => {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return text;
    case 'b':
      return value.trim() === '1' ? 'VRAI' : 'FAUX';
    case 'n': {
      const number = value.trim() === '' ? NaN : Number(value);
      return Number.isFinite(number) ? cellText(number, formats[style] ?? 'number', isFrom1904) : '';
    }
    case 'd':
      return value.trim().replace(/T00:00:00(?:\.0+)?$/, '');
    default:
      return plainText(value);
  }
};
