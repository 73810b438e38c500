import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

/**
 * Sends rows by PostgreSQL's COPY protocol: the server then reads them several times faster than any list of parameters.
 * @param target the table and its columns: `listed_call (id, reference)`
 */
export const copyIn = async (client: ClientBase, target: string, rows: readonly CopyRow[]): Promise<void> => {
  const stream = client.query(from(`COPY ${target} FROM STDIN`));
  await pipeline([Buffer.from(rows.map(lineOf).join(''))], stream);
};

export type CopyRow = readonly (string | number | Date | null)[];

const lineOf = (row: CopyRow): string => `${row.map(cellOf).join('\t')}\n`;

const cellOf = (value: CopyRow[number]): string => {
  if (value === null) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, escaped) : value;
  return typeof value === 'number' ? String(value) : value.toISOString();
};

const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (character: string): string => escapes[character] ?? character;
