import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import {
  DataFolderDamaged,
  DataFolderInUse,
  DataFolderNotWritable,
  OtherPostgresVersion,
  PortUnavailable,
} from '../../src/platform/embedded/embedded-database.errors.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded/index.js';
import { answers, freePort } from '../../src/platform/embedded/loopback-port.js';
import { onDatabase, temporaryFolder } from './on-database.js';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'database');
const running: EmbeddedPostgres[] = [];

async function start(
  options: { port?: number; durable?: boolean; dataDir?: string } = {},
): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  running.push(database);
  return database;
}

const stopAll = async (): Promise<void> => {
  for (const database of running.splice(0)) await database.stop();
};

beforeAll(async () => {
  const { url } = await start();
  await onDatabase(url, 'create table kept (line text)', `insert into kept values ('first booking')`);
  await stopAll();
});
afterEach(stopAll);
afterAll(folder.remove);

const keptLines = async (url: string): Promise<unknown> => onDatabase(url, 'select line from kept');
const everything = [{ line: 'first booking' }];

describe('the embedded PostgreSQL', () => {
  it('keeps the data from one start to the next', async () => {
    const database = await start();
    expect(database).toMatchObject({ adopted: false, dataDir });
    expect(await keptLines(database.url)).toEqual(everything);
  });

  it('stops when asked, and a second request to stop changes nothing', async () => {
    const database = await start();
    await database.stop();
    await database.stop();
    expect(await answers(Number(new URL(database.url).port))).toBe(false);
    expect(readdirSync(dataDir).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('lets in whoever knows its password, which only its owner can read, and nobody else', async () => {
    const { url } = await start();
    expect(statSync(join(dataDir, 'pg/password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'pg/cluster')).mode & 0o777).toBe(0o700);
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(onDatabase(guess.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('cannot be reached from outside the machine', async () => {
    const { url } = await start();
    expect(await onDatabase(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const outside = Object.values(networkInterfaces()).flatMap((them) => them ?? []);
    for (const { address } of outside.filter(({ family, internal }) => family === 'IPv4' && !internal)) {
      const elsewhere = Object.assign(new URL(url), { hostname: address });
      await expect(onDatabase(elsewhere.href, 'select 1')).rejects.toThrow();
    }
  });

  it('survives power cuts unless told that the data is only a test’s', async () => {
    const settings = `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name`;
    const read = async (url: string) =>
      (await onDatabase(url, settings)).map(({ setting }) => setting).join();
    expect(await read((await start({ durable: false })).url)).toBe('on,off,off,off');
    await stopAll();
    expect(await read((await start({ durable: true })).url)).toBe('on,on,on,on');
  });

  it('writes French capitals in small letters on every system', async () => {
    const { url } = await start();
    expect(await onDatabase(url, `select lower('ÉTÉ') as season`)).toEqual([{ season: 'été' }]);
  });

  it('writes nothing of a refused row into its log', async () => {
    const { url } = await start();
    await onDatabase(
      url,
      'create table patient (name text unique)',
      `insert into patient values ('Mme Traoré')`,
    );
    await expect(onDatabase(url, `insert into patient values ('Mme Traoré')`)).rejects.toThrow(
      'duplicate key',
    );
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('Traoré');
  });

  it('puts its log aside at the next start when it has grown beyond 10 MB', async () => {
    truncateSync(join(dataDir, 'postgres.log'), 11 * 1024 * 1024);
    await start();
    expect(statSync(join(dataDir, 'postgres.log')).size).toBeLessThan(10_000);
    expect(existsSync(join(dataDir, 'postgres.previous.log'))).toBe(true);
  });
});

describe('a port that was asked for', () => {
  it('is taken', async () => {
    const port = await freePort();
    expect(new URL((await start({ port })).url).port).toBe(String(port));
  });

  it('is named when another program has it', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    try {
      const refused = start({ port });
      await expect(refused).rejects.toThrow(PortUnavailable);
      await expect(refused).rejects.toThrow(
        `Le port ${port} demandé pour la base de données ne peut pas être ouvert`,
      );
    } finally {
      other.close();
    }
  });
});

describe('a data folder', () => {
  it('serves one program at a time', async () => {
    const first = await start();
    const second = start();
    await expect(second).rejects.toThrow(DataFolderInUse);
    await expect(second).rejects.toThrow(`déjà utilisé par un autre Truchement (processus ${process.pid})`);
    expect(await keptLines(first.url)).toEqual(everything);
  });

  it('is free again when a start has failed', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await expect(start({ port })).rejects.toThrow(PortUnavailable);
    other.close();
    expect(await keptLines((await start()).url)).toEqual(everything);
  });

  it('is not held by a dead program whose number now belongs to another', async () => {
    const claim = { pid: process.ppid, identity: 'a process of before the last restart' };
    writeFileSync(join(dataDir, 'program.lock'), JSON.stringify(claim));
    expect(await keptLines((await start()).url)).toEqual(everything);
  });

  it('is not held by a dead server whose number now belongs to another', async () => {
    const cluster = join(dataDir, 'pg/cluster');
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const database = await start();
    expect(database.adopted).toBe(false);
    expect(await keptLines(database.url)).toEqual(everything);
  });

  it('is made anew when its first making was interrupted', async () => {
    const interrupted = join(folder.path, 'interrupted');
    mkdirSync(join(interrupted, 'pg.unfinished/cluster/base'), { recursive: true });
    writeFileSync(join(interrupted, 'pg.unfinished/cluster/PG_VERSION'), '18\n');
    const { url } = await start({ dataDir: interrupted });
    expect(await onDatabase(url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    expect(readdirSync(interrupted).sort()).toEqual(['pg', 'postgres.log', 'program.lock']);
  });

  it.each(['old/pg/cluster', 'old-too'])(
    'of another PostgreSQL version is left as it is (%s)',
    async (place) => {
      mkdirSync(join(folder.path, place), { recursive: true });
      writeFileSync(join(folder.path, place, 'PG_VERSION'), '16\n');
      const refused = start({ dataDir: join(folder.path, place.split('/')[0] as string) });
      await expect(refused).rejects.toThrow(OtherPostgresVersion);
      await expect(refused).rejects.toThrow(/données d’un PostgreSQL 16.*Rien n’a été modifié/);
      expect(readdirSync(join(folder.path, place))).toEqual(['PG_VERSION']);
    },
  );

  it('that lacks a part of its database is left as it is', async () => {
    const damaged = join(folder.path, 'damaged');
    mkdirSync(join(damaged, 'pg/cluster/base'), { recursive: true });
    writeFileSync(join(damaged, 'pg/cluster/PG_VERSION'), '18\n');
    const refused = start({ dataDir: damaged });
    await expect(refused).rejects.toThrow(DataFolderDamaged);
    await expect(refused).rejects.toThrow('il y manque cluster/global/pg_control');
    expect(existsSync(join(damaged, 'pg/cluster/base'))).toBe(true);
  });

  it('cannot be a file', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const refused = start({ dataDir: join(file, 'database') });
    await expect(refused).rejects.toThrow(DataFolderNotWritable);
    await expect(refused).rejects.toThrow('un fichier se trouve là où il faut un dossier');
  });
});
