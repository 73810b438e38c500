import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderInUse } from './embedded-database.errors.js';
import { livingProcess } from './living-process.js';

/**
 * Makes this program the only one to use the data folder, until the returned function is called. A claim
 * left by a program that died counts for nothing, even if its number now belongs to another process.
 * @throws DataFolderInUse when the program that holds the folder is alive
 */
export function claimFolder(dataDir: string): () => void {
  const claimFile = join(dataDir, 'program.lock');
  const ours = `${claimFile}.${process.pid}`;
  const claim = JSON.stringify({ pid: process.pid, identity: livingProcess(process.pid)?.identity });
  rmSync(ours, { force: true });
  writeFileSync(ours, claim, { flag: 'wx', mode: 0o644 });
  try {
    while (!linked(ours, claimFile)) {
      const held = read(claimFile);
      if (held === undefined) continue;
      const holder = livingHolder(held);
      if (holder !== undefined) throw new DataFolderInUse(dataDir, holder);
      takeAway(claimFile, held);
    }
  } finally {
    rmSync(ours, { force: true });
  }
  return () => {
    if (read(claimFile) === claim) rmSync(claimFile, { force: true });
  };
}

/** A hard link appears with its whole content or not at all, and never over an existing file. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function livingHolder(claim: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(claim) as { pid: number; identity: string };
    const living = livingProcess(pid);
    return living && living.identity === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Two programs may find the same dead claim: whoever took away the other's fresh one gives it back. */
function takeAway(claimFile: string, dead: string): void {
  const aside = `${claimFile}.${process.pid}.old`;
  try {
    renameSync(claimFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== dead) linked(aside, claimFile);
  rmSync(aside, { force: true });
}
