import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const TEST_BUILD = path.resolve(import.meta.dirname, '../../.test-build');

/** Compiles the program, for the tests that run it as a process, then starts one PostgreSQL, and one Redis where there is one. */
export default async () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const swc = path.join(root, 'node_modules/@swc/cli/bin/swc.js');
  rmSync(TEST_BUILD, { recursive: true, force: true });
  // What is not compiled goes with it: style sheets, the demonstration's call list.
  const asTheBuild = ['--strip-leading-paths', '--copy-files', '--quiet'];
  execFileSync(process.execPath, [swc, 'src', '-d', TEST_BUILD, ...asTheBuild], {
    cwd: root,
    stdio: 'inherit',
  });

  const { startEmbeddedPostgres } = await import(path.join(TEST_BUILD, 'platform/embedded/index.js'));
  const { prepareDatabase } = await import(path.join(TEST_BUILD, 'platform/database/prepare-database.js'));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'truchement-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('CREATE DATABASE template_truchement');
  await client.end();
  const template = new URL(postgres.url);
  template.pathname = '/template_truchement';
  await prepareDatabase(template.href, { queues: true });

  const redis = await startRedis();
  process.env.TEST_DATABASE_URL = postgres.url;
  if (redis) process.env.TEST_QUEUE_URL = redis.url;
  else console.warn('No redis-server here: the queue tests ran on PostgreSQL only.');

  globalThis.stopTestServices = async () => {
    redis?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
};

/** @returns null where Redis is neither given by QUEUE_URL nor installed. */
const startRedis = async () => {
  if (process.env.QUEUE_URL) return { url: process.env.QUEUE_URL, stop: () => {} };
  const binary = [
    '/usr/bin/redis-server',
    '/usr/local/bin/redis-server',
    '/opt/homebrew/bin/redis-server',
  ].find((file) => existsSync(file));
  if (!binary) return null;
  const port = await freePort();
  const server = spawn(
    binary,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--databases', '64'],
    { stdio: 'ignore' },
  );
  await answers(port);
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill() };
};

/** Below what systems give to outgoing connections, so that nobody is given it before it is used. */
const freePort = () =>
  new Promise((resolve) => {
    const port = 11_000 + Math.floor(Math.random() * 1_000);
    const server = net.createServer().once('error', () => resolve(freePort()));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });

const answers = async (port) => {
  for (let i = 0; i < 100; i++) {
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('redis-server does not answer');
};
