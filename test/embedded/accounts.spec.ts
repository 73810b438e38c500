import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from '../../src/platform/embedded/server-account.js';
import { type ForeignProgram, installLauncher, runLauncher } from './launcher-elsewhere.js';
import { onDatabase, temporaryFolder } from './on-database.js';

const isRoot = process.getuid?.() === 0;
/** Root shows both itself and the account it drops to; anybody else can only show themselves. */
const ordinary = isRoot ? serverAccount('/nonexistent') : undefined;

const folder = temporaryFolder();
const home = join(folder.path, 'home');
const checkout = join(home, 'truchement');
const dataDir = join(checkout, '.data');
let program: ForeignProgram | undefined;

/** Starts the launcher as this account, or as ourselves. */
async function start(uid?: number, where = dataDir): Promise<ForeignProgram['said']> {
  program = await runLauncher(checkout, { options: { dataDir: where, durable: false }, uid });
  return program.said;
}

async function stop(): Promise<void> {
  await program?.stop();
  program = undefined;
}

async function keepsDataBetweenStarts(first?: number, second = first): Promise<void> {
  const made = await start(first);
  expect(made.message).toBeUndefined();
  await onDatabase(made.url, 'create table kept as select 7 as line');
  await stop();
  const again = await start(second);
  expect(again).toMatchObject({ dataDir });
  expect(await onDatabase(again.url, 'select line from kept')).toEqual([{ line: 7 }]);
  expect(statSync(join(dataDir, 'pg/cluster')).uid).toBe(ordinary?.uid ?? process.getuid?.());
}

beforeAll(() => installLauncher(checkout, 'copied'));
beforeEach(() => {
  mkdirSync(dataDir);
  if (ordinary) chownSync(dataDir, ordinary.uid, ordinary.gid);
});
afterEach(async () => {
  await stop();
  chmodSync(home, 0o755);
  rmSync(dataDir, { recursive: true, force: true });
});
afterAll(folder.remove);

describe('an ordinary user', () => {
  it('finds the data again at the next start', () => keepsDataBetweenStarts(ordinary?.uid));

  it('is told what to do about a folder that they may not write in', async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    for (const where of [closed, join(closed, 'database')]) {
      const { refusal, message } = await start(ordinary?.uid, where);
      expect(refusal).toBe('DataFolderNotWritable');
      expect(message).toContain(`Le dossier de données ${where} ne peut pas être utilisé`);
      expect(message).toContain(`sudo chown -R "$USER" "${where}"`);
      expect(readdirSync(closed)).toEqual([]);
      await stop();
    }
  });
});

describe(isRoot ? 'root' : 'the owner of the checkout', () => {
  beforeEach(() => rmSync(dataDir, { recursive: true }));

  it('finds the data again in the checkout at the next start', () => keepsDataBetweenStarts());

  it('finds it also under a home that nobody else may enter', async () => {
    chmodSync(home, 0o700);
    await keepsDataBetweenStarts();
  });

  it('finds it also when everything was installed with umask 077', async () => {
    execFileSync('chmod', ['-R', 'go-rwx', home]);
    try {
      await keepsDataBetweenStarts();
    } finally {
      execFileSync('chmod', ['-R', 'go+rX', join(checkout, 'node_modules'), join(checkout, 'launcher')]);
      execFileSync('chmod', ['a+rx', home, checkout]);
    }
  });
});

describe('data made by an ordinary user', () => {
  it('is served to root, and remains that user’s', async () => {
    await keepsDataBetweenStarts(ordinary?.uid, process.getuid?.());
    await stop();
    expect((await start(ordinary?.uid)).message).toBeUndefined();
  });
});

if (isRoot) {
  describe('an account that the machine knows only by its number', () => {
    it('is told why PostgreSQL refuses it', async () => {
      chownSync(dataDir, 54_321, 54_321);
      const { refusal, message } = await start(54_321);
      expect(refusal).toBe('AccountUnavailable');
      expect(message).toContain('l’utilisateur n° 54321 n’a pas de nom sur cette machine');
      expect(message).toContain('DATABASE_URL');
    });
  });

  describe('data made by root', () => {
    it('is refused to others with the name of what to do', async () => {
      rmSync(dataDir, { recursive: true });
      await start();
      await stop();
      const { refusal, message } = await start(54_321);
      expect(refusal).toBe('DataFolderNotWritable');
      expect(message).toContain('il appartient à l’utilisateur n° 0');
    });
  });
}
