import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { explainFailure } from './explain-failure.js';
import { ownFolder, type PostgresServer } from './postgres-server.js';
import { runProgram } from './run-program.js';

/** The role that owns everything in the embedded database. */
export const ROLE = 'app';

/**
 * Makes the cluster and its password, whole or not at all: what an interrupted attempt left is remade.
 * Collation is PostgreSQL's own C.UTF-8, the same on every system.
 * @throws DiskFull, AccountUnavailable, DataFolderNotWritable, ServerFailed
 */
export async function makeCluster(
  { folder, binaries, account }: PostgresServer,
  durable: boolean,
): Promise<void> {
  const { unfinished } = folder;
  const [cluster, password] = [join(unfinished, 'cluster'), join(unfinished, 'password')];
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  // initdb reaches the password through its working directory, hence the right to pass.
  chmodSync(unfinished, account ? 0o711 : 0o700);
  chmodSync(cluster, 0o700);
  if (account) for (const path of [cluster, password]) chownSync(path, account.uid, account.gid);
  const args = [
    ...['-D', ownFolder(account, cluster), '-U', ROLE, '--auth=scram-sha-256', '--pwfile=../password'],
    ...[
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
    ],
    ...(durable ? [] : ['--no-sync']),
  ];
  const { code, output } = await runProgram(binaries.initdb, args, { account, cwd: cluster });
  if (code !== 0) throw explainFailure('préparer la base', output, { folder });
  if (durable) syncFolder(unfinished);
  renameSync(unfinished, dirname(folder.cluster));
  if (durable) syncFolder(folder.root);
}

/** Without it a power cut could lose a name just given, and with it the first bookings. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
