import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { addressOf } from '../../src/web/address.js';
import { everyRow, sendCsv } from '../../src/web/csv.js';
import { readQuery } from '../../src/platform/http/read-query.js';

type Row = { name: string; euros: number | null };
const columns = [
  { title: 'Nom', cell: ({ name }: Row) => name },
  { title: 'Montant (€)', cell: ({ euros }: Row) => euros },
];

async function* some(...rows: Row[]): AsyncGenerator<Row> {
  yield* rows;
}

const downloaded = async (rows: AsyncIterable<Row>) => {
  const server = Fastify();
  server.get('/', (_, reply) => sendCsv(reply, { name: 'appels', columns, rows }));
  try {
    const answer = await fetch(await server.listen());
    return { headers: answer.headers, payload: Buffer.from(await answer.arrayBuffer()).toString() };
  } finally {
    await server.close();
  }
};

describe('a list that is taken away', () => {
  it('opens in a French spreadsheet: its mark, semicolons, decimal commas', async () => {
    const { headers, payload } = await downloaded(
      some({ name: 'Café; bar', euros: -12.5 }, { name: 'x', euros: null }),
    );
    expect(payload).toBe('\uFEFFNom;Montant (€)\r\n"Café; bar";-12,5\r\nx;\r\n');
    expect(headers.get('content-disposition')).toBe('attachment; filename="appels.csv"');
  });

  it('says a name as a name, never as a formula', async () => {
    const { payload } = await downloaded(some({ name: '=HYPERLINK("http://x")', euros: 1 }));
    expect(payload).toContain(`'=HYPERLINK`);
  });

  it('is whole, read a page at a time', async () => {
    const pages = [
      { items: [1, 2], nextCursor: 'b' },
      { items: [3], nextCursor: null },
    ];
    const asked: (string | undefined)[] = [];
    const rows: number[] = [];
    for await (const row of everyRow(async (cursor) => (asked.push(cursor), pages.shift()!))) rows.push(row);
    expect([rows, asked]).toEqual([
      [1, 2, 3],
      [undefined, 'b'],
    ]);
  });

  it('is cut short, not ended, when its rows cannot be read to the end', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield { name: 'x', euros: 1 };
      throw new Error('the database is away');
    }
    await expect(downloaded(broken())).rejects.toThrow();
  });
});

describe('the address of a list', () => {
  it('leaves out what is empty', () => {
    expect(addressOf('/calls', { from: '2023-01-01', to: '', status: undefined, modality: ['a', 'b'] })).toBe(
      '/calls?from=2023-01-01&modality=a&modality=b',
    );
    expect(addressOf('/calls', { cursor: undefined })).toBe('/calls');
  });

  it('reads a field left empty as not given', () => {
    expect(readQuery('from=&to=2023-01-01&q=%20')).toEqual({ to: '2023-01-01', q: ' ' });
  });
});
