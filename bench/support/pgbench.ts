import { execFile } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** One statement, again and again, by clients that each wait for their answer. */
export type Repeated = Readonly<{
  name: string;
  url: string;
  statement: string;
  clients: number;
  milliseconds: number;
}>;

/** Where PostgreSQL's own load generator is, if it is anywhere. */
export const pgbenchBinary = (): string | null => {
  const versions = '/usr/lib/postgresql';
  const packaged = existsSync(versions) ? readdirSync(versions).toSorted().reverse() : [];
  const places = [
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
    ...packaged.map((v) => `${versions}/${v}/bin`),
  ];
  return places.map((place) => path.join(place, 'pgbench')).find((file) => existsSync(file)) ?? null;
};

/** @returns how many a second, by pgbench with prepared statements; where it is not installed, by node-postgres. */
export const repeat = (work: Repeated, folder: string): Promise<number> => {
  const binary = pgbenchBinary();
  return binary ? byPgbench(binary, work, folder) : byNode(work);
};

const byPgbench = (
  binary: string,
  { name, url, statement, clients, milliseconds }: Repeated,
  folder: string,
): Promise<number> => {
  const script = path.join(folder, `${name}.sql`);
  writeFileSync(script, `${statement}\n`);
  const { hostname, port, username, password, pathname } = new URL(url);
  const duration = String(Math.round(milliseconds / 1_000));
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', duration, '-f', script];
  return new Promise((resolve, reject) => {
    execFile(
      binary,
      [...args, '-h', hostname, '-p', port, '-U', username, pathname.slice(1)],
      { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } },
      (error, output, complaints) => {
        const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
        if (error || !(perSecond > 0))
          reject(new Error(`pgbench: ${complaints.slice(0, 500) || error?.message}`));
        else resolve(perSecond);
      },
    );
  });
};

const byNode = async ({ name, url, statement, clients, milliseconds }: Repeated): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: clients });
  const startedAt = performance.now();
  let done = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < milliseconds) {
      await pool.query({ name, text: statement.replace(/;$/, '') });
      done += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
    return (done / (performance.now() - startedAt)) * 1_000;
  } finally {
    await pool.end();
  }
};
