import { readFileSync, statSync } from 'node:fs';
import { AccountUnavailable } from './embedded-database.errors.js';

/** The unprivileged account that runs PostgreSQL for root. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the existing cluster or, before
 * there is one, as an account that the machine already has; nothing is created. Anyone else runs it as
 * themselves (`undefined`).
 * @throws AccountUnavailable when root finds no account to drop to
 */
export function serverAccount(clusterDir: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: signed(owner.uid), gid: signed(owner.gid) };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const fields = accounts.find(([login]) => login === name);
    if (fields) return { uid: signed(Number(fields[2])), gid: signed(Number(fields[3])) };
  }
  throw new AccountUnavailable(
    'PostgreSQL refuse de fonctionner en root, et cette machine n’a ni compte « postgres » ni compte « nobody »',
  );
}

/** Node takes ids as signed 32-bit numbers; macOS numbers `nobody` -2, which `stat` shows as 4294967294. */
const signed = (id: number): number => id | 0;
