import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../src/platform/embedded/index.js';
import { answers, freePort } from '../../src/platform/embedded/loopback-port.js';
import { installLauncher, runLauncher } from './launcher-elsewhere.js';
import { onDatabase, postmasterPid, temporaryFolder } from './on-database.js';

const checkout = temporaryFolder();
const dataDir = join(checkout.path, '.data');

beforeAll(async () => {
  await installLauncher(checkout.path, 'linked');
  const database = await startEmbeddedPostgres({ dataDir });
  await onDatabase(database.url, 'create table kept (line int)');
  await database.stop();
});
afterAll(checkout.remove);

const lines = async (url: string) =>
  (await onDatabase(url, 'select line from kept order by line')).map((r) => r.line);
const BUSY = `select from pg_stat_activity where state = 'active' and query like 'select sum%'`;
const portOf = (url: string): number => Number(new URL(url).port);

describe('a program killed with kill -9', () => {
  it('leaves a server that the next start takes over', async () => {
    const killed = await runLauncher(checkout.path, { options: { dataDir } });
    await onDatabase(killed.said.url, 'insert into kept values (1)');
    await killed.kill();
    const next = await startEmbeddedPostgres({ dataDir });
    expect(next).toMatchObject({ adopted: true, url: killed.said.url });
    expect(await lines(next.url)).toEqual([1]);
    await next.stop();
    expect(await answers(portOf(next.url))).toBe(false);
  });

  it('leaves a server that is started again when other settings or another port are wanted', async () => {
    const killed = await runLauncher(checkout.path, { options: { dataDir, durable: false } });
    await killed.kill();
    const port = await freePort();
    const next = await startEmbeddedPostgres({ dataDir, port });
    expect(next.adopted).toBe(false);
    expect(portOf(next.url)).toBe(port);
    expect(await onDatabase(next.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await answers(portOf(killed.said.url))).toBe(false);
    await next.stop();
  });

  it('loses nothing that was committed when the server is killed with it', async () => {
    const killed = await runLauncher(checkout.path, { options: { dataDir } });
    await onDatabase(killed.said.url, 'insert into kept values (2)');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await killed.kill();
    const next = await startEmbeddedPostgres({ dataDir });
    expect(next.adopted).toBe(false);
    expect(await lines(next.url)).toEqual([1, 2]);
    await next.stop();
  });

  it('is not in the way while a query of its dead server still runs', async () => {
    const killed = await runLauncher(checkout.path, { options: { dataDir } });
    const busy = onDatabase(killed.said.url, 'select sum(i) from generate_series(1, 15000000) i').catch(
      String,
    );
    while ((await onDatabase(killed.said.url, BUSY)).length === 0) await pause(20);
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await killed.kill();
    const next = await startEmbeddedPostgres({ dataDir });
    expect(await lines(next.url)).toEqual([1, 2]);
    await next.stop();
    await busy;
  });

  it('during its very first start leaves nothing that the next start would stumble over', async () => {
    const fresh = join(checkout.path, 'fresh');
    const killed = runLauncher(checkout.path, { options: { dataDir: fresh } }).catch(() => undefined);
    while (!existsSync(join(fresh, 'pg.unfinished/cluster/PG_VERSION'))) await pause(5);
    const { pid } = JSON.parse(readFileSync(join(fresh, 'program.lock'), 'utf8'));
    // The whole group: program and initdb, as a machine that loses power would.
    process.kill(-pid, 'SIGKILL');
    await killed;
    expect(existsSync(join(fresh, 'pg'))).toBe(false);
    const next = await startEmbeddedPostgres({ dataDir: fresh, durable: false });
    expect(await onDatabase(next.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await next.stop();
  });
});

describe('a program that runs', () => {
  it('keeps its database when a second one is started on the same folder', async () => {
    const first = await runLauncher(checkout.path, { options: { dataDir } });
    const second = startEmbeddedPostgres({ dataDir });
    await expect(second).rejects.toThrow(
      `déjà utilisé par un autre Truchement (processus ${first.child.pid})`,
    );
    expect(await lines(first.said.url)).toEqual([1, 2]);
    await first.stop();
  });

  it('still has its database after Ctrl-C, to finish what it does', async () => {
    const program = await runLauncher(checkout.path, { options: { dataDir }, deafToCtrlC: true });
    // The terminal sends Ctrl-C to the whole process group; the program leads one of its own here.
    process.kill(-(program.child.pid as number), 'SIGINT');
    expect(await program.nextWords()).toEqual({ heard: 'SIGINT' });
    expect(await lines(program.said.url)).toEqual([1, 2]);
    await program.stop();
    expect(await answers(portOf(program.said.url))).toBe(false);
  });
});
