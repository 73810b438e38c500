import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  DataFolderDamaged,
  DataFolderNotWritable,
  DiskFull,
  OtherPostgresVersion,
} from './embedded-database.errors.js';

/**
 * What lies where in the data folder. Cluster and password come into being by one rename of `unfinished`, so
 * a cluster that has its name is complete, and only `unfinished` is ever deleted.
 */
export interface DataFolder {
  root: string;
  /** What PostgreSQL calls its data directory (PGDATA). */
  cluster: string;
  password: string;
  unfinished: string;
  log: string;
}

/**
 * Creates the data folder if need be, and checks that it can be used.
 * @throws DataFolderNotWritable or DiskFull
 */
export function openDataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  const kept = join(root, 'pg');
  const folder = {
    root,
    cluster: join(kept, 'cluster'),
    password: join(kept, 'password'),
    unfinished: join(root, 'pg.unfinished'),
    log: join(root, 'postgres.log'),
  };
  try {
    // Root's server account passes through; what is inside keeps its own rights.
    mkdirSync(root, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(folder.cluster))
      accessSync(folder.cluster, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(root, error as NodeJS.ErrnoException);
  }
  return folder;
}

/**
 * Whether the folder holds a cluster of this version (false: none yet).
 * @throws OtherPostgresVersion or DataFolderDamaged, the folder being left as it is
 */
export function holdsCluster(folder: DataFolder, majorVersion: number): boolean {
  for (const place of [folder.root, folder.cluster]) {
    const version = join(place, 'PG_VERSION');
    const found = existsSync(version) ? readFileSync(version, 'utf8').trim() : undefined;
    if (found !== undefined && found !== String(majorVersion)) {
      throw new OtherPostgresVersion(place, found, majorVersion);
    }
  }
  const kept = dirname(folder.cluster);
  if (!existsSync(kept) || readdirSync(kept).length === 0) return false;
  for (const part of ['cluster/PG_VERSION', 'cluster/global/pg_control', 'cluster/base', 'password']) {
    if (!existsSync(join(kept, part))) throw new DataFolderDamaged(kept, part);
  }
  return true;
}

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/** Puts a long log aside, in the place of the one before: the two together stay bounded over the years. */
export function keepLogShort(folder: DataFolder): void {
  const size = statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LARGEST_LOG_BYTES) return;
  const previous = join(folder.root, 'postgres.previous.log');
  rmSync(previous, { force: true });
  renameSync(folder.log, previous);
}

/** Says in the user's words why the system refused something in the data folder. */
export function unusable(root: string, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DiskFull(root);
    case 'EACCES':
    case 'EPERM':
      return new DataFolderNotWritable(
        root,
        `le compte qui lance le programme n’y a pas les droits${ownerOf(root)}`,
      );
    case 'EROFS':
      return new DataFolderNotWritable(root, 'le disque est en lecture seule');
    case 'EEXIST':
    case 'ENOTDIR':
      return new DataFolderNotWritable(root, 'un fichier se trouve là où il faut un dossier');
    default:
      return error;
  }
}

function ownerOf(root: string): string {
  try {
    return ` (il appartient à l’utilisateur n° ${statSync(root).uid})`;
  } catch {
    return '';
  }
}
