import type { BenchDatabase } from './surroundings.js';

/** @returns what copies a list, read by the server itself, into an empty table of its columns; milliseconds it took. */
export const startCopyBaseline = async ({
  sql,
}: BenchDatabase): Promise<(file: string) => Promise<number>> => {
  await sql.query(`
    CREATE SCHEMA bench;
    CREATE TABLE bench.call (reference text PRIMARY KEY, code text NOT NULL, started_at timestamptz NOT NULL,
      wait_seconds integer, duration_seconds integer NOT NULL, language text, modality text, amount_cents bigint)`);
  return async (file) => {
    await sql.query('TRUNCATE bench.call');
    const startedAt = performance.now();
    await sql.query(`COPY bench.call FROM '${file}' WITH (FORMAT csv, DELIMITER ';', HEADER)`);
    return performance.now() - startedAt;
  };
};
