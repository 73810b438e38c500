import { type Dirent, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { BinariesUnusable } from './embedded-database.errors.js';

const PLACES = ['/var/cache', '/var/tmp', tmpdir()];

/**
 * A copy of `native` in a public place, made once and found again under the same name, for an account that
 * cannot enter the folder where the original lies. A copy is used only if we own every piece of it and
 * nobody else can change it, so no other account can slip in a program of its own.
 * @param runs tells whether the account can execute the copy (a place may be closed, or forbid execution)
 * @throws BinariesUnusable when no place will do
 */
export async function reachableCopy(
  native: string,
  name: string,
  runs: (copy: string) => Promise<boolean>,
  places: readonly string[] = PLACES,
): Promise<string> {
  for (const place of places) {
    try {
      const folder = realpathSync(place);
      if (!isSafeFromOthers(folder)) continue;
      const copy = join(folder, name);
      if (!isFaithful(copy, native)) await install(native, copy);
      if (isFaithful(copy, native) && (await runs(copy))) return copy;
    } catch {
      // A place that is absent, full or read-only is passed over: the next may serve.
    }
  }
  throw new BinariesUnusable(
    `le compte qui doit lancer PostgreSQL à la place de root n’atteint pas ${native}, et aucune copie n’a pu être faite dans ${places.join(', ')}`,
  );
}

/** In a folder that all may write, the sticky bit keeps others from renaming what is ours. */
function isSafeFromOthers(place: string): boolean {
  const { uid, mode } = lstatSync(place);
  const sticky = (mode & 0o1000) !== 0;
  const parent = dirname(place);
  return (
    (uid === 0 || uid === process.getuid?.()) &&
    (sticky || (mode & 0o022) === 0) &&
    (parent === place || isSafeFromOthers(parent))
  );
}

/** Complete to the byte count: a cleaner of temporary files, or a power cut, may have been there since. */
function isFaithful(copy: string, native: string): boolean {
  try {
    return (
      isOurs(copy) &&
      needed(native).every((entry) => isSame(entry, join(copy, relative(native, pathOf(entry)))))
    );
  } catch {
    return false;
  }
}

function isSame(entry: Dirent, copied: string): boolean {
  if (entry.isSymbolicLink()) return readlinkSync(copied) === readlinkSync(pathOf(entry));
  return isOurs(copied) && (entry.isDirectory() || lstatSync(copied).size === lstatSync(pathOf(entry)).size);
}

function isOurs(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

async function install(native: string, copy: string): Promise<void> {
  const existing = lstatSync(copy, { throwIfNoEntry: false });
  if (existing && !isOurs(copy)) throw new Error(`${copy} belongs to someone else`);
  const unfinished = await mkdtemp(`${copy}.`);
  try {
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    for (const entry of needed(unfinished)) {
      if (entry.isSymbolicLink()) continue;
      // Neither the umask of the installation nor ours may hide the copy from the account.
      const executable = entry.isDirectory() || (lstatSync(pathOf(entry)).mode & 0o100) !== 0;
      await chmod(pathOf(entry), executable ? 0o755 : 0o644);
    }
    await chmod(unfinished, 0o755);
    if (existing) await rm(copy, { recursive: true });
    await rename(unfinished, copy).catch((error: unknown) => {
      // Another program may just have put its own copy there.
      if (!isFaithful(copy, native)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const needed = (folder: string): Dirent[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) => isNeeded(name));

/** Archives serve only to compile programs against PostgreSQL. */
const isNeeded = (path: string): boolean => !path.endsWith('.a');

const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name);
