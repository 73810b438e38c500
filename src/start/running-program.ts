import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const fileIn = (dataDir: string): string => join(dataDir, 'running.json');

/**
 * Leaves word, for whoever may read the data folder's own files, of where the program that is ready keeps its database.
 * @returns takes the word back
 */
export const announceRunning = (dataDir: string, databaseUrl: string): (() => void) => {
  const file = fileIn(dataDir);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, databaseUrl }), { mode: 0o600 });
  renameSync(draft, file);
  return () => rmSync(file, { force: true });
};

/** The database of the program that runs on this folder, or undefined: the word of a killed program may outlive it. */
export const databaseOfRunning = async (dataDir: string): Promise<string | undefined> => {
  let url: string;
  try {
    url = (JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as { databaseUrl: string }).databaseUrl;
  } catch {
    return undefined;
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
};
