import { closeSync, fchownSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.js';
import { explainFailure } from './explain-failure.js';
import { livingProcess } from './living-process.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { runProgram } from './run-program.js';
import type { ServerAccount } from './server-account.js';

/** One cluster, the programs that serve it, and the account they run as (undefined: our own). */
export interface PostgresServer {
  folder: DataFolder;
  binaries: PostgresBinaries;
  account: ServerAccount | undefined;
}

/** What `postmaster.pid` tells of a server that runs. */
export interface RunningServer {
  port: number;
  isReady: boolean;
  /** The settings it was started with. */
  settings: readonly string[];
}

/**
 * How PostgreSQL must name the folder that it is started in. Its account may be unable to walk to a folder
 * that lies under one that only root may enter; but root sets the working directory before it drops its
 * rights, and on Linux this name leads there at once, without passing through the folders above.
 */
export const ownFolder = (account: ServerAccount | undefined, folder: string): string =>
  account && process.platform === 'linux' ? '/proc/self/cwd' : folder;

/** The server's settings: loopback only, no unix socket, and nothing of the rows' content in the log. */
export function settingsFor(port: number, durable: boolean): string[] {
  const safety = durable ? 'on' : 'off';
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '64MB',
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    log_checkpoints: 'off',
    // An error's detail quotes the row, and its statement the values: people's names have no place in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

/**
 * Starts the server and waits until it answers, recovery after a crash included.
 * @throws PortUnavailable, DiskFull, ServerStillInUse, ServerFailed
 */
export async function startServer(server: PostgresServer, port: number, durable: boolean): Promise<void> {
  const { folder, account } = server;
  const log = openSync(folder.log, 'a', 0o600);
  try {
    if (account) fchownSync(log, account.uid, account.gid);
    const said = fstatSync(log).size;
    const options = settingsFor(port, durable).flatMap((setting) => ['-c', setting]);
    const { code } = await pgCtl(server, ['-w', '-t', '300', '-o', options.join(' '), 'start'], log);
    const words = (): string => readFileSync(folder.log).subarray(said).toString('utf8');
    if (code !== 0) throw explainFailure('démarrer', words(), { folder, port });
  } finally {
    closeSync(log);
  }
}

/**
 * Stops the server and waits: sessions are cut, what was committed is written.
 * @throws ServerFailed when it is still running after a minute
 */
export async function stopServer(server: PostgresServer): Promise<void> {
  // Detached, so that a second, impatient Ctrl-C does not cut the wait short.
  const { code, output } = await pgCtl(server, ['-m', 'fast', '-w', '-t', '60', 'stop'], undefined, true);
  if (code !== 0 && runningServer(server.folder)) {
    throw explainFailure('s’arrêter', output, { folder: server.folder });
  }
}

/** The server that runs on this folder, if one does: a `postmaster.pid` alone proves nothing after a crash. */
export function runningServer(folder: DataFolder): RunningServer | undefined {
  const [pid, , startedAt, port, , , , status] = linesOf(join(folder.cluster, 'postmaster.pid'));
  if (pid === undefined || !isPostmaster(Number(pid), Number(startedAt))) return undefined;
  const command = linesOf(join(folder.cluster, 'postmaster.opts'))[0] ?? '';
  return {
    port: Number(port),
    isReady: status?.trim() === 'ready',
    settings: [...command.matchAll(/"-c" "([^"]*)"/g)].map(([, setting]) => setting ?? ''),
  };
}

/** The number may since have gone to another program, or even to another PostgreSQL, started at another time. */
function isPostmaster(pid: number, startedAt: number): boolean {
  const living = livingProcess(pid);
  if (!living) return false;
  const { name = 'postgres', startedAt: reallyStartedAt = startedAt } = living;
  return /^postgres/.test(name) && !(Math.abs(reallyStartedAt - startedAt) > 60);
}

function pgCtl(
  { folder, binaries, account }: PostgresServer,
  args: string[],
  logTo?: number,
  detached = false,
) {
  const all = ['-D', ownFolder(account, folder.cluster), ...args];
  return runProgram(binaries.pgCtl, all, {
    account,
    cwd: folder.cluster,
    detached,
    ...(logTo !== undefined && { logTo }),
  });
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
