import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.js';

/** How a program ended: its exit code (null when it never ran or was killed) and all it said. */
export interface Outcome {
  code: number | null;
  output: string;
  /** The system's code (`EACCES`, `ENOENT`…) when the program could not be run at all. */
  refusedWith?: string;
}

export interface RunOptions {
  account?: ServerAccount | undefined;
  cwd?: string;
  /** An open file that receives the program's words, and those of all it leaves running. */
  logTo?: number;
  /** Out of reach of the terminal's Ctrl-C. */
  detached?: boolean;
}

/** Runs one of PostgreSQL's programs, as the given account, and waits for its end. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const { account, cwd, logTo, detached = false } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd,
      detached,
      env: serverEnvironment(),
      stdio: ['ignore', logTo ?? 'pipe', logTo ?? 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const hear = (words: Buffer): void => void (output += words.toString('utf8'));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: null, output: error.message, refusedWith: error.code ?? 'EIO' }),
    );
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A PGPORT or a locale of the user's shell would change what the server does and the words we look for. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}
