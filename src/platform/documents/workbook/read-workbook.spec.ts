import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import fc from 'fast-check';
import { spreadsheet } from '../spreadsheet.js';
import { readWorkbook, type WorkbookRow } from './read-workbook.js';
import { WorkbookUnreadable } from './unreadable.js';

type Cells = readonly (excel.CellValue | Readonly<{ value: excel.CellValue; numFmt: string }>)[];

/** A workbook as another program writes it. */
const workbookOf = async (rows: readonly Cells[], options: { date1904?: boolean } = {}): Promise<Buffer> => {
  const book = new excel.Workbook();
  book.properties.date1904 = options.date1904 ?? false;
  const sheet = book.addWorksheet('Appels');
  for (const cells of rows) {
    const row = sheet.addRow([]);
    cells.forEach((cell, at) => {
      const styled = cell !== null && typeof cell === 'object' && 'numFmt' in cell ? cell : undefined;
      row.getCell(at + 1).value = styled ? styled.value : (cell as excel.CellValue);
      if (styled) row.getCell(at + 1).numFmt = styled.numFmt;
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
};
const rowsOf = (bytes: Buffer): WorkbookRow[] => [...readWorkbook(bytes)[0]!.rows()];
const as = (value: excel.CellValue, numFmt: string) => ({ value, numFmt });

describe('a workbook', () => {
  it('gives what its cells hold as text, each in the one way that nobody can misread', async () => {
    const moment = new Date('2026-03-02T10:05:00Z');
    const bytes = await workbookOf([
      ['N° appel', 'Durée & prix <TTC>', 'ligne\nbrisée', { richText: [{ text: 'ri' }, { text: 'che' }] }],
      [
        as(moment, 'dd/mm/yyyy hh:mm'),
        as(new Date('2026-03-02T00:00:00Z'), 'dd/mm/yyyy'),
        as(moment, 'dd/mm/yyyy'),
      ],
      [
        as(412 / 86_400, '[h]:mm:ss'),
        as(402 / 1440, 'h:mm'),
        as(412 / 86_400, 'mm:ss'),
        as(30 / 24, '[h]:mm'),
      ],
      [as(421, '00000'), 18, 18.5, 0.1 + 0.2, -12.5, 202_600_001],
      [{ formula: 'B4*2', result: 36 }, { formula: 'A1', result: 'texte' }, true, { error: '#N/A' }],
    ]);
    expect(rowsOf(bytes).map(({ cells }) => cells)).toEqual([
      ['N° appel', 'Durée & prix <TTC>', 'ligne\nbrisée', 'riche'],
      ['2026-03-02 10:05:00', '2026-03-02', '2026-03-02 10:05:00'],
      ['00:06:52', '06:42', '06:52', '30:00'],
      ['00421', '18', '18.5', '0.3', '-12.5', '202600001'],
      ['36', 'texte', 'VRAI', '#N/A'],
    ]);
  });

  it('counts its days from 1904 where it says so', async () => {
    const cells = [as(new Date('2026-03-02T10:05:00Z'), 'dd/mm/yyyy hh:mm')];
    const bytes = await workbookOf([cells], { date1904: true });
    const inBook = rowsOf(bytes)[0]!.cells[0]!;
    expect(inBook).toBe('2026-03-02 10:05:00');
  });

  it('keeps the numbers of its rows and columns, empty ones left out', async () => {
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('Appels');
    sheet.getCell('C3').value = 'là';
    sheet.getCell('A7').value = 'ici';
    expect(rowsOf(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
      { line: 3, cells: ['', '', 'là'] },
      { line: 7, cells: ['ici'] },
    ]);
  });

  it('is read as it was written, whatever the texts and the numbers', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.oneof(
              fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{Cc}\p{Cs}]|_x/gu, '')),
              fc.integer(),
            ),
            { minLength: 1, maxLength: 6 },
          ),
          { maxLength: 6 },
        ),
        async (rows) => {
          const read = rowsOf(await workbookOf(rows));
          const written = rows.flatMap((cells, at) => {
            const texts = cells.map(String);
            return texts.some((text) => text !== '') ? [{ line: at + 1, cells: texts }] : [];
          });
          const trimmed = ({ line, cells }: WorkbookRow) => ({
            line,
            cells: cells.slice(0, cells.findLastIndex((text) => text !== '') + 1),
          });
          expect(read.map(trimmed)).toEqual(written.map(trimmed));
        },
      ),
      { numRuns: 30 },
    ));

  it('of our own making is read too', async () => {
    const columns = [
      { title: 'Jour', kind: 'day' },
      { title: 'Durée', kind: 'duration' },
    ] as const;
    const rows = [{ values: ['2026-03-02', 412] }];
    const bytes = await buffer(spreadsheet([{ name: 'A', columns, rows }], new Date(0)));
    expect(rowsOf(bytes).map(({ cells }) => cells)).toEqual([
      ['Jour', 'Durée'],
      ['2026-03-02', '00:06:52'],
    ]);
  });
});

/** A ZIP archive of parts, each deflated; `says` the size that it gives for some. */
const zipOf = (
  parts: Readonly<Record<string, string>>,
  says: Readonly<Record<string, number>> = {},
): Buffer => {
  const [files, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const sizes = [packed.length, says[name] ?? Buffer.byteLength(text)] as const;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(sizes[0], 18);
    header.writeUInt32LE(sizes[1], 22);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(sizes[0], 20);
    entry.writeUInt32LE(sizes[1], 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, Buffer.from(name));
    files.push(header, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
};
const BOOK = '<workbook><sheets/></workbook>';
const SHEET = 'xl/worksheets/sheet1.xml';
const faultOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof WorkbookUnreadable) return error.fault;
    throw error;
  }
  return 'none';
};

describe('a hostile workbook', () => {
  it('that says how large it is inside is refused before it is unpacked', () => {
    const bytes = zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: 'a'.repeat(33 * 1024 * 1024) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(faultOf(() => rowsOf(bytes))).toBe('too_large');
  });

  it('that lies about it is refused as soon as it is larger than it said', () =>
    expect(
      faultOf(() =>
        rowsOf(zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: 'a'.repeat(10_000_000) }, { [SHEET]: 100 })),
      ),
    ).toBe('too_large'));

  it('of many parts that are small one by one is measured as a whole', () => {
    const sheets = Array.from({ length: 5 }, (_, at) => [
      `xl/worksheets/s${at}.xml`,
      ' '.repeat(8 * 1024 * 1024),
    ]);
    const bytes = zipOf({
      'xl/workbook.xml': BOOK,
      ...(Object.fromEntries(sheets) as Record<string, string>),
    });
    expect(faultOf(() => readWorkbook(bytes).map((sheet) => [...sheet.rows()]))).toBe('too_large');
  });

  it('of a million columns is refused', () => {
    const cells = Array.from({ length: 1_000_000 }, () => '<c><v>1</v></c>').join('');
    const bytes = zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: `<sheetData><row>${cells}</row></sheetData>` });
    expect(faultOf(() => rowsOf(bytes))).toBe('too_wide');
    const far = `<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>`;
    expect(faultOf(() => rowsOf(zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: far })))).toBe('too_wide');
  });

  it('with entities of its own has none of them meant', () => {
    const xml = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sheetData><row><c t="inlineStr"><is><t>&a;&#233;</t></is></c></row></sheetData>`;
    expect(rowsOf(zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: xml }))[0]!.cells).toEqual(['&a;é']);
  });

  it('never has its macros opened', () => {
    const bytes = zipOf({ 'xl/workbook.xml': BOOK, [SHEET]: '<sheetData/>', 'xl/vbaProject.bin': 'macro' });
    expect(rowsOf(bytes)).toEqual([]);
  });

  it('is told from an archive that is no workbook, and from nothing at all', () => {
    expect(faultOf(() => readWorkbook(zipOf({ mimetype: 'ods' })))).toBe('not_a_workbook');
    expect(faultOf(() => readWorkbook(Buffer.from('PK\x03\x04')))).toBe('broken');
    expect(faultOf(() => readWorkbook(Buffer.alloc(11 * 1024 * 1024)))).toBe('too_large');
  });

  it('cut or spoilt anywhere is refused or read, and nothing worse', async () => {
    const whole = await workbookOf([
      ['N°', 'Code'],
      [1, 'A'],
    ]);
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (at, byte, isCut) => {
          const bytes = isCut ? whole.subarray(0, at) : Buffer.from(whole);
          if (!isCut) bytes[at] = byte;
          expect(['none', 'broken', 'too_large', 'too_wide', 'locked', 'not_a_workbook']).toContain(
            faultOf(() => readWorkbook(bytes).map((sheet) => [...sheet.rows()])),
          );
        },
      ),
    );
  });
});
