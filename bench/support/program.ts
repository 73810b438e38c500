import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/platform/embedded/loopback-port.js';

export type Program = Readonly<{
  url: string;
  pid: number;
  /** From its start until it said that it was ready, milliseconds. */
  readyAfterMs: number;
  memory: () => Memory;
  stop: () => Promise<void>;
}>;
/** Bytes resident now, and at most so far. */
export type Memory = Readonly<{ now: number; peak: number }>;
type Settings = Readonly<{
  role: 'web' | 'worker';
  databaseUrl: string;
  queueUrl?: string | null;
  /** Where callbacks go; its own address unless it is a worker. */
  publicUrl?: string;
}>;

/** The program in a process of its own, as in production; its log goes nowhere, but is written. */
export const startProgram = async ({
  role,
  databaseUrl,
  queueUrl,
  publicUrl,
}: Settings): Promise<Program> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const profile = process.env['BENCH_PROFILE'];
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), entry],
    {
      env: {
        ...process.env,
        NODE_ENV: 'bench', // in production, a provider that is played on this machine is not called
        NODE_OPTIONS: '--max-old-space-size=256', // as `npm start` and the image do
        ROLE: role,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: publicUrl ?? url,
        DATABASE_URL: databaseUrl,
        QUEUE_URL: queueUrl ?? '',
        SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  process.once('exit', () => child.kill('SIGKILL')); // nothing may outlive a measurement that failed
  await readiness(child, url);
  const pid = child.pid!;
  return {
    url,
    pid,
    readyAfterMs: performance.now() - startedAt,
    memory: () => memoryOf(pid),
    stop: () => ended(child),
  };
};

const entry = path.resolve(import.meta.dirname, '../../src/main.js');
const PATIENCE_MS = 60_000;

const readiness = async (child: ChildProcess, url: string): Promise<void> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20)) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const isReady = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
  }
  child.kill();
  throw new Error('the program did not get ready');
};

/** Linux tells both; elsewhere nothing does without a helper, and the figures are left out. */
const memoryOf = (pid: number): Memory => {
  let status = '';
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // not Linux
  }
  const kilobytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
  return { now: kilobytes('VmRSS'), peak: kilobytes('VmHWM') };
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
