import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aDataFolder, asks, hasServer, run, startedOn, token } from './program.js';

const folder = aDataFolder();
const here = { DATA_DIR: folder.path };
const log = join(folder.path, 'truchement.log');
const requestsTo = (route: string): number =>
  existsSync(log) ? readFileSync(log, 'utf8').split(route).length - 1 : 0;

afterAll(folder.remove);

describe('a first start that is interrupted', () => {
  it('stops at once on Ctrl-C, is killed the second time, and is finished by whoever comes next', async () => {
    const impatient = await run('main.js', here);
    while (requestsTo('/agreements') === 0) await pause(5);
    expect(await impatient.tell('SIGINT')).toEqual({ code: 0, out: '', err: '' });
    expect(hasServer(folder.path)).toBe(false);

    const unlucky = await run('main.js', here);
    while (requestsTo('/access-codes') < 5) await pause(5);
    await unlucky.tell('SIGKILL');

    const printed = await token('coordination@rouen.example', here);
    expect(printed).toMatchObject({ code: 0, err: '' });
    const truchement = await startedOn(folder.path);
    const list = async (path: string) => (await asks(truchement, printed.out, path)).items;
    expect(await list('/professionals')).toHaveLength(6);
    expect(await list('/practices')).toHaveLength(2);
    expect(await list('/agreements')).toHaveLength(3);
    const [association, ism] = (await list('/providers')).sort((a: any, b: any) =>
      a.name < b.name ? -1 : 1,
    );
    expect(await list(`/providers/${association.id}/access-codes`)).toHaveLength(0);
    expect(await list(`/providers/${ism.id}/access-codes`)).toHaveLength(12);
    expect(await list('/accounts')).toHaveLength(11);
    expect(await list('/usage?limit=200')).toHaveLength(43);
    expect((await truchement.tell('SIGTERM')).code).toBe(0);
  });
});
