import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.js';

/** The compiled program, run as a process: what a person does on a console, and what they read there. */

const BUILD = resolve(import.meta.dirname, '../../.test-build');
const PATIENCE_MS = 30_000;

export type Ended = Readonly<{ code: number | null; out: string; err: string }>;

export type Program = Readonly<{
  child: ChildProcess;
  port: number;
  simulatorPort: number;
  url: string;
  /** What it has said so far. */
  said: () => string;
  /** Until it says so, or has ended. */
  hears: (words: string) => Promise<void>;
  ended: Promise<Ended>;
  tell: (signal: NodeJS.Signals) => Promise<Ended>;
}>;

type Env = Readonly<Record<string, string>>;

/** Starts `main.js`, or another of the program's entries, with these variables and none of the surrounding ones. */
export const run = async (entry: string, env: Env = {}, args: readonly string[] = []): Promise<Program> => {
  const port = Number(env['PORT'] ?? (await freePort()));
  const simulatorPort = Number(env['SIMULATOR_PORT'] ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(BUILD, entry), ...args], {
    cwd: resolve(BUILD, '..'),
    env: { PATH, HOME, PORT: String(port), SIMULATOR_PORT: String(simulatorPort), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (words: Buffer) => (out += words.toString()));
  child.stderr.on('data', (words: Buffer) => (err += words.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  const hears = async (words: string): Promise<void> => {
    for (const deadline = Date.now() + PATIENCE_MS; !out.includes(words); await pause(20)) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`never said ${words}: ${out}${err}`);
    }
  };
  const tell = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  return { child, port, simulatorPort, url: `http://127.0.0.1:${port}`, said: () => out, hears, ended, tell };
};

/** The embedded default on this data folder, ready. */
export const startedOn = async (dataDir: string, env: Env = {}): Promise<Program> => {
  const program = await run('main.js', { DATA_DIR: dataDir, ...env });
  await program.hears('est prêt');
  return program;
};

export const token = async (email: string, env: Env): Promise<Ended> =>
  (await run('token.js', env, [email])).ended;

/** What the API answers to somebody, from the JSON. */
export const asks = async ({ url }: Program, bearer: string, path: string): Promise<any> => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${bearer.trim()}` },
  });
  return answer.json();
};

export const aDataFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'truchement-start-'));
  return { path: join(path, '.data'), remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** Whether a PostgreSQL server still lives on the folder. */
export const hasServer = (dataDir: string): boolean => {
  try {
    const pid = Number(readFileSync(join(dataDir, 'pg/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
