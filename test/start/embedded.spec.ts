import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aDataFolder, asks, hasServer, type Program, run, startedOn, token } from './program.js';

const folder = aDataFolder();
const here = { DATA_DIR: folder.path };
let truchement: Program;
let coordination: string;

const firstAgreement = async (): Promise<{ id: string }> => {
  const { items } = await asks(truchement, coordination, '/agreements');
  return items.find(({ reference }: { reference: string }) => reference === 'MDM-2021');
};
const spent = { grantedCents: 150_000, consumedCents: 104_200, availableCents: 45_800, overdrawnCents: 0 };

beforeAll(async () => {
  truchement = await startedOn(folder.path);
  ({ out: coordination } = await token('coordination@rouen.example', here));
});
afterAll(async () => {
  await truchement.tell('SIGINT');
  folder.remove();
});

describe('the program started with nothing installed', () => {
  it('says where to look and who one can be, once all of it answers', async () => {
    const said = truchement.said();
    for (const email of [
      'gp@rouen.example',
      'secretariat@rouen.example',
      'coordination@rouen.example',
      'financeur@mdm.example',
      'financeur@ctai.example',
      'prestataire@ism.example',
      'admin@truchement.example',
      'gp@bordeaux.example',
      'coordination@bordeaux.example',
    ]) {
      expect(said).toContain(email);
    }
    const addresses = [...said.matchAll(/https?:\/\/\S+/g)].map(([address]) => address);
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect((await fetch(address)).status).toBe(200);
    expect((await fetch(`${truchement.url}/health/ready`)).status).toBe(200);
  });

  it('keeps its log in the data folder, and its key and its database’s address for its owner alone', () => {
    expect(existsSync(join(folder.path, 'truchement.log'))).toBe(true);
    for (const name of ['secret.key', 'running.json', 'truchement.log']) {
      expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('has the 43 calls of Rouen, counted once, under the agreement of Médecins du Monde', async () => {
    const { id } = await firstAgreement();
    expect(await asks(truchement, coordination, `/agreements/${id}/budget`)).toMatchObject(spent);
    const { items } = await asks(truchement, coordination, `/usage?agreementId=${id}&limit=200`);
    expect(items).toHaveLength(43);
    expect(new Set(items.map(({ source }: { source: string }) => source))).toEqual(new Set(['list']));
  });

  it('tells what runs and nobody’s figures on its front page, without script or inline style', async () => {
    const answer = await fetch(truchement.url);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).toContain('PostgreSQL');
    expect(page).not.toContain('€');
    expect(page).toContain('href="/api/docs"');
    expect(page).not.toMatch(/<script|\sstyle=/);
    const sheet = /href="(\/assets\/[0-9a-f]+\/truchement\.css)"/.exec(page)?.[1];
    expect((await fetch(`${truchement.url}${sheet}`)).headers.get('content-type')).toContain('text/css');
  });

  it('prints a token for an account, and nothing else', async () => {
    const printed = await token('gp@bordeaux.example', here);
    expect(printed).toEqual({ code: 0, out: expect.stringMatching(/^trm_\S+\n$/), err: '' });
    expect(await asks(truchement, printed.out, '/me')).toMatchObject({ role: 'professional' });
    const stranger = await token('coordination@bordeaux.example', here);
    const { items } = await asks(truchement, stranger.out, '/agreements');
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['PRISME, année en cours']);
  });

  it('prints no token for an address without account', async () => {
    expect(await token('personne@rouen.example', here)).toEqual({
      code: 1,
      out: '',
      err: 'Aucun compte à l’adresse personne@rouen.example.\n',
    });
  });

  it('keeps its folder when another is started on it', async () => {
    const { code, out, err } = await (await run('main.js', here)).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`déjà utilisé par un autre Truchement (processus ${truchement.child.pid})`);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('finds everything again after kill -9, and imports nothing twice', async () => {
    await truchement.tell('SIGKILL');
    expect(hasServer(folder.path)).toBe(true);
    truchement = await startedOn(folder.path);
    const { id } = await firstAgreement();
    expect(await asks(truchement, coordination, `/agreements/${id}/budget`)).toMatchObject(spent);
    expect((await asks(truchement, coordination, '/imports')).items).toHaveLength(1);
    expect((await asks(truchement, coordination, '/providers')).items).toHaveLength(2);
  });

  it('stops on Ctrl-C with all that it started, and gives tokens even then', async () => {
    const { code, err } = await truchement.tell('SIGINT');
    expect([code, err]).toEqual([0, '']);
    expect(hasServer(folder.path)).toBe(false);
    await expect(fetch(`http://127.0.0.1:${truchement.simulatorPort}/control/accounts`)).rejects.toThrow();
    const printed = await token('gp@rouen.example', here);
    expect(printed).toMatchObject({ code: 0, out: expect.stringMatching(/^trm_\S+\n$/) });
    expect(hasServer(folder.path)).toBe(false);
    truchement = await startedOn(folder.path);
    expect(await asks(truchement, printed.out, '/me')).toMatchObject({ email: 'gp@rouen.example' });
  });
});
