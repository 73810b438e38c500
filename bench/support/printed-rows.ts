import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { regularFont } from '../../src/platform/documents/fonts.js';
import { printStatement } from '../../src/statement/adapters/documents/printed-statement.js';
import { valueWords } from '../../src/statement/adapters/documents/value-words.js';
import type { StatementDocument } from '../../src/statement/index.js';

const ROWS = 1_000;
const COLUMNS = 5;

const table: StatementDocument['tables'][number] = {
  key: 'sessions',
  title: 'Interventions',
  columns: [
    { key: 'day', title: 'Jour', kind: 'day' },
    { key: 'who', title: 'Professionnel', kind: 'text' },
    { key: 'language', title: 'Langue', kind: 'text' },
    { key: 'length', title: 'Durée', kind: 'seconds' },
    { key: 'cost', title: 'Coût', kind: 'cents' },
  ],
  rows: Array.from({ length: ROWS }, (_, at) => [
    `2022-03-${String(1 + (at % 28)).padStart(2, '0')}`,
    `Dr Camille Martin n° ${at + 1}`,
    ['arabe', 'géorgien', 'albanais'][at % 3]!,
    600 + ((at * 7_919) % 1_800),
    1_800 + (at % 30) * 100,
  ]),
  total: null,
  notes: [],
  drawn: null,
};

const document: StatementDocument = {
  schema: 'truchement.statement.1',
  audience: 'coordinator',
  number: '2022-1',
  issuedOn: '2023-01-09',
  network: 'Rouen',
  funder: 'Médecins du Monde',
  carrier: 'Médecins du Monde',
  agreement: { title: 'Interprétariat', reference: 'BANC', startsOn: '2021-07-01', endsOn: '2023-01-31' },
  period: { from: '2022-03-01', to: '2022-12-31' },
  headline: 'Mille interventions.',
  figures: [],
  tables: [table],
};

/** A statement of 1,000 rows, and the same words put on pages by pdfkit alone: in turns, the first round of each not counted. */
export const printedRows = async (
  rounds: number,
): Promise<Readonly<{ ours: readonly number[]; bare: readonly number[] }>> => {
  const took = async (print: () => Promise<Buffer>): Promise<number> => {
    const startedAt = performance.now();
    await print();
    return performance.now() - startedAt;
  };
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [one, other] = [
      await took(() => printStatement(document, 'e'.repeat(64))),
      await took(lettersAlone),
    ];
    if (round >= 0) [ours, bare].forEach((times, at) => times.push([one, other][at]!));
  }
  return { ours, bare };
};

const lettersAlone = (): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: 'A4', font: regularFont });
  const printed = buffer(pdf);
  table.rows.forEach((row, at) => {
    if (at > 0 && at % 40 === 0) pdf.addPage();
    const y = 60 + (at % 40) * 17;
    row.forEach((cell, column) => {
      pdf
        .fontSize(9.5)
        .text(valueWords(table.columns[column]!.kind, cell), 56 + column * (480 / COLUMNS), y, {
          lineBreak: false,
        });
    });
  });
  pdf.end();
  return printed;
};
