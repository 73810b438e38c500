import type { DataFolder } from './data-folder.js';
import {
  AccountUnavailable,
  DataFolderNotWritable,
  DiskFull,
  PortUnavailable,
  ServerFailed,
} from './embedded-database.errors.js';

/** A process of the former server still holds its memory: it leaves within moments. */
export class FormerServerLingers extends ServerFailed {}

/**
 * The error that PostgreSQL's own words amount to. They are in English, since we run it with LC_ALL=C.
 * @param attempt what it failed to do, a French infinitive
 */
export function explainFailure(
  attempt: string,
  words: string,
  { folder, port = 0 }: { folder: DataFolder; port?: number },
): Error {
  if (/No space left on device|Disk quota exceeded/.test(words)) return new DiskFull(folder.root);
  if (/could not bind .*: Address already in use/.test(words)) return new PortUnavailable(port);
  if (/could not look up effective user ID/.test(words)) {
    return new AccountUnavailable(
      `l’utilisateur n° ${process.getuid?.()} n’a pas de nom sur cette machine, et PostgreSQL en exige un`,
    );
  }
  if (/pre-existing shared memory block/.test(words))
    return new FormerServerLingers(attempt, words, folder.log);
  if (/Permission denied/.test(words)) {
    return new DataFolderNotWritable(folder.root, `PostgreSQL n’y a pas accès (${firstErrorOf(words)})`);
  }
  return new ServerFailed(attempt, words, folder.log);
}

const firstErrorOf = (words: string): string => /(?:FATAL|error): *(.*)/.exec(words)?.[1] ?? words.trim();
