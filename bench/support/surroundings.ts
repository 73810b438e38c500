import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded/index.js';
import { freePort } from '../../src/platform/embedded/loopback-port.js';
import { say } from './figures.js';

export type BenchDatabase = Readonly<{ url: string; sql: pg.Pool; close: () => Promise<void> }>;

export type Surroundings = Readonly<{
  /** A folder that PostgreSQL may read; gone afterwards. */
  folder: string;
  /** null where there is no Redis. */
  redisUrl: string | null;
  /** A database of its own with the program's schema, on a server that waits for the disk as in production. */
  freshDatabase: () => Promise<BenchDatabase>;
  close: () => Promise<void>;
}>;

/** PostgreSQL as the program embeds it, with fsync, and Redis where it is installed. */
export const openSurroundings = async (): Promise<Surroundings> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'truchement-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'data'), durable: true });
  const redis = await startRedis();
  if (!redis) say('No redis-server here: the queue is measured on PostgreSQL only.');
  return {
    folder,
    redisUrl: redis?.url ?? null,
    freshDatabase: () => freshDatabase(postgres.url),
    close: async () => {
      redis?.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const freshDatabase = async (server: string): Promise<BenchDatabase> => {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const onServer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await prepareDatabase(url.href, { queues: true });
  const sql = new pg.Pool({ connectionString: url.href, max: 4 });
  sql.on('error', () => undefined);
  return {
    url: url.href,
    sql,
    close: async () => {
      await sql.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};

const redisBinaries = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
];

const startRedis = async (): Promise<{ url: string; stop: () => void } | null> => {
  const binary = redisBinaries.find((file) => existsSync(file));
  if (!binary) return null;
  const port = await freePort();
  const server = spawn(binary, ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
      return { url, stop: () => server.kill() };
    } catch {
      await pause(50);
    } finally {
      redis.disconnect();
    }
  }
  throw new Error('redis-server does not answer');
};
