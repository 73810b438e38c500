import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import excel, { type Workbook } from 'exceljs';
import { spreadsheet } from '../../src/platform/documents/index.js';
import {
  csvOfFigures,
  csvOfLines,
  figureRows,
  toldOf,
} from '../../src/statement/adapters/documents/statement-csv.js';
import { documentSheets } from '../../src/statement/adapters/documents/statement-sheets.js';
import { csvFile } from '../../src/web/index.js';
import { aStatement, HASH, someLines } from './a-statement.js';

const issuedAt = new Date('2023-01-09T12:00:00Z');
const rowsOf = (csv: string): string[][] =>
  parse(csv, { delimiter: ';', bom: true, relaxColumnCount: false });
const centsOf = (euros: string): number => Math.round(Number(euros.replace(',', '.')) * 100);

describe('the lines of a statement as CSV', () => {
  const csv = (many: number) => text(csvFile({ columns: csvOfLines, rows: someLines(many) }));

  it('opens in a French spreadsheet: its mark, semicolons, decimal commas', async () => {
    const file = await csv(1);
    expect(file.codePointAt(0)).toBe(0xfeff);
    const [head, line] = rowsOf(file);
    expect(head!.at(-1)).toBe('Montant (€)');
    expect(line!.slice(2, 5)).toEqual(['2022-03-01', '10:05', 'ISM-0']);
    expect(line!.at(-1)).toBe('18,5');
  });

  it('adds up, with what was taken back below nought and never a text', async () => {
    const [, ...lines] = rowsOf(await csv(10));
    expect(lines[2]!.slice(0, 2)).toEqual(['Correction', '2022-001']);
    expect(lines[2]!.at(-1)).toBe('-18,5');
    expect(lines.reduce((sum, line) => sum + centsOf(line.at(-1)!), 0)).toBe(8 * 1_850);
  });

  it('lets no spreadsheet run what somebody wrote', async () => {
    const [, line] = rowsOf(await csv(1));
    expect(line![6]).toBe(`'=HYPERLINK("x"); Grand-Mare`);
  });
});

describe('the figures of a statement as CSV', () => {
  const figures = async () =>
    rowsOf(await text(csvFile({ columns: csvOfFigures, rows: figureRows(toldOf(aStatement(), HASH)) })));

  it('says each figure with where it stands, and its unit apart', async () => {
    const rows = await figures();
    expect(rows).toContainEqual(['Relevé', 'Numéro', '', '2022-001', '']);
    expect(rows).toContainEqual(['Relevé', 'Empreinte SHA-256', '', HASH, '']);
    expect(rows).toContainEqual(['Chiffres clés', 'par appel, en moyenne', '', '24,23', '€']);
    expect(rows).toContainEqual(['Mois par mois', '2022-06-01', 'Minutes facturées', '102', 'min']);
    expect(rows).toContainEqual(['Mois par mois', 'Période', 'Coût', '1042', '€']);
    expect(rows).toContainEqual(['Langues', 'arabe', 'Part', '25,58', '%']);
  });

  it('says « masqué » where the funder is not told, and nothing where nobody knows', async () => {
    const rows = await figures();
    expect(rows).toContainEqual(['Mois par mois', '2022-03-01', 'Appels', 'masqué', '']);
    expect(rows).toContainEqual(['Chiffres clés', 'de satisfaction', '', '', '%']);
  });
});

describe('a statement as a spreadsheet', () => {
  const bytesOf = (many: number | null): Promise<Buffer> => {
    const lines = many === null ? null : someLines(many);
    return buffer(spreadsheet(documentSheets(toldOf(aStatement(), HASH), lines), issuedAt));
  };
  const opened = async (many: number | null): Promise<Workbook> => {
    const book = new excel.Workbook();
    const bytes = await bytesOf(many);
    await book.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    );
    return book;
  };

  it('has what it is on its first sheet, a sheet a table, and for coordinators its lines', async () => {
    const names = (await opened(3)).worksheets.map(({ name }) => name);
    expect(names).toEqual([
      'Relevé',
      'L’argent',
      'Mois par mois',
      'Langues',
      'Lieux d’exercice',
      'Interventions',
    ]);
    const summary = (await opened(null)).getWorksheet('Relevé')!;
    expect(summary.getCell('B2').value).toBe('2022-001');
    expect(summary.getCell('B7').value).toEqual(new Date('2022-03-01T00:00:00Z'));
    expect(summary.getCell('B10').value).toBe(HASH);
    expect((await opened(null)).getWorksheet('Interventions')).toBeUndefined();
  });

  it('holds numbers that can be reckoned with, days that are days, and a head that stays', async () => {
    const months = (await opened(null)).getWorksheet('Mois par mois')!;
    expect(months.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(months.getCell('A5').value).toEqual(new Date('2022-06-01T00:00:00Z'));
    expect(months.getCell('D5').value).toBe(121);
    expect(months.getCell('D5').numFmt).toBe('#,##0.00 "€"');
    expect(months.getCell('B2').value).toBe('masqué');
    expect(months.getCell('A12').value).toBe('Période');
    expect(months.getCell('D12').value).toBe(1042);
  });

  it('adds up its lines to what was consumed', async () => {
    const lines = (await opened(1_000)).getWorksheet('Interventions')!;
    const amounts = lines.getColumn(13).values.slice(2) as readonly number[];
    expect(amounts).toHaveLength(1_000);
    expect(Math.round(amounts.reduce((sum, euros) => sum + euros * 100, 0))).toBe(998 * 1_850);
  });

  it('is the same bytes whenever it is made', async () => {
    const one = await bytesOf(500);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // the archive counts time in steps of two seconds
    expect(one.equals(await bytesOf(500))).toBe(true);
  });

  it('fails as a whole when its lines do', async () => {
    async function* broken() {
      yield* someLines(2);
      throw new Error('the database is gone');
    }
    const sheets = documentSheets(toldOf(aStatement(), HASH), broken());
    await expect(buffer(spreadsheet(sheets, issuedAt))).rejects.toThrow('the database is gone');
  });
});
