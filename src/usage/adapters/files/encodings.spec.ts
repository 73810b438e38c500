import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallLine } from '../../domain/call-list/call-line.js';
import type { CallListMapping } from '../../domain/call-list/mapping.js';
import { delimiters } from './csv-cells.js';
import { readCallList } from './read-call-list.js';

const mapping: CallListMapping = {
  columns: {
    reference: 'N° appel',
    code: 'Code',
    startedAt: 'Début',
    duration: 'Durée',
    language: 'Langue',
    amount: 'Montant',
  },
  dateFormat: 'dd/MM/yyyy HH:mm',
  durationUnit: 'min',
  amountUnit: 'euros',
};
const rows = [
  ['Relevé d’été – « Interprètes »', '', '', '', '', ''],
  ['N° appel', 'Code', 'Début', 'Durée', 'Langue', 'Montant'],
  ['É-1', '00421', '18/03/2022 11:44', '12,5', 'arménien', '1\u00a0042,00 €'],
  ['É-2', '00422', '18/03/2022 12:00', '15', 'l’œil', '-12,50 €'],
  ['sans accent', '00423', '18/03/2022 12:30', '15', 'peul', '18'],
];

const windows1252Of = (text: string): Buffer => {
  const high: Record<string, number> = { '€': 0x80, '–': 0x96, '’': 0x92, œ: 0x9c };
  return Buffer.from([...text].map((sign) => high[sign] ?? sign.charCodeAt(0)));
};
const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a BOM': (text: string) => Buffer.from(`\uFEFF${text}`),
  'Windows-1252': windows1252Of,
};
const file = (delimiter: string, end = '\r\n'): string =>
  rows
    .map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter))
    .join(end);

const linesOf = async (chunks: readonly Uint8Array[]): Promise<CallLine[]> => {
  async function* bytes() {
    yield* chunks;
  }
  const lines: CallLine[] = [];
  const languageCodeOf = (text: string): string => text;
  for await (const batch of readCallList(bytes(), { mapping, timeZone: 'Europe/Paris', languageCodeOf }))
    lines.push(...batch);
  return lines;
};
const expected = [
  {
    line: 3,
    call: {
      reference: 'É-1',
      code: '00421',
      durationSeconds: 750,
      language: 'arménien',
      providerAmountCents: 104_200,
    },
  },
  {
    line: 4,
    call: {
      reference: 'É-2',
      code: '00422',
      durationSeconds: 900,
      language: 'l’œil',
      providerAmountCents: -1250,
    },
  },
  { line: 5, call: { reference: 'sans accent', language: 'peul', providerAmountCents: 1800 } },
];

describe.each(Object.entries(encodings))('a list in %s', (_, encoded) => {
  it.each(delimiters)('with %j between its cells gives the same calls', async (delimiter) => {
    expect(await linesOf([encoded(file(delimiter))])).toMatchObject(expected);
    expect(await linesOf([encoded(file(delimiter, '\n'))])).toMatchObject(expected);
  });

  it('gives the same calls wherever the network cuts its bytes', async () => {
    const whole = encoded(file(',', '\r\n') + '\r\n');
    const calls = await linesOf([whole]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 40 }), async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        const chunks = edges.slice(1).map((edge, i) => whole.subarray(edges[i], edge));
        expect(await linesOf(chunks)).toEqual(calls);
      }),
    );
    expect(await linesOf([...whole].map((byte) => Buffer.of(byte)))).toEqual(calls);
  });
});

describe('a long list', () => {
  it('in Windows-1252 whose only accent comes after megabytes is read as well', async () => {
    const plain = Array.from({ length: 30_000 }, (_, i) => `${i};00421;18/03/2022 11:44;12;peul;18`).join(
      '\n',
    );
    const head = windows1252Of(file(';').split('\r\n')[1]!.concat('\n'));
    const lines = await linesOf([
      head,
      Buffer.from(plain),
      windows1252Of('\nÉ-9;00421;18/03/2022 11:44;12;arménien;18 €'),
    ]);
    expect(lines).toHaveLength(30_001);
    expect(lines.at(-1)).toMatchObject({
      call: { reference: 'É-9', language: 'arménien', providerAmountCents: 1800 },
    });
  });

  it('glued together from UTF-8 and Windows-1252 is read line by line', async () => {
    const [, header, first, second] = file(';').split('\r\n');
    const lines = await linesOf([
      Buffer.from(`${header}\n${first}\n`),
      windows1252Of(`${second}\n`),
      Buffer.from(first!),
    ]);
    expect(lines.map((line) => 'call' in line && line.call.reference)).toEqual(['É-1', 'É-2', 'É-1']);
  });
});
