import { afterAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { freePort } from '../support/free-port.js';
import { aDataFolder, type Ended, hasServer, run, token } from './program.js';

const folder = aDataFolder();
afterAll(folder.remove);

const refused = async (env: Record<string, string>): Promise<string> => {
  const { code, out, err } = await (await run('main.js', { DATA_DIR: folder.path, ...env })).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).not.toMatch(/^ +at /m);
  return err;
};

describe('a program that cannot start says why in French, and leaves nothing running', () => {
  it('names every setting that is wrong, and what is expected', async () => {
    const said = await refused({ PORT: 'soixante', ROLE: 'chef', QUEUE_URL: 'amqp://x' });
    expect(said).toContain('PORT : attendu un numéro de port');
    expect(said).toContain('ROLE : attendu un rôle parmi web, worker, all, migrate');
    expect(said).toContain('QUEUE_URL : attendu une adresse redis://');
  });

  it('names the secret key that a production database needs', async () => {
    expect(await refused({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' })).toContain('SECRET_KEY : manque');
    expect(await refused({ NODE_ENV: 'production' })).toContain('DATABASE_URL : manque');
  });

  it('tells a database that does not answer', async () => {
    const url = `postgres://somebody:hidden@127.0.0.1:${await freePort()}/truchement`;
    const said = await refused({ DATABASE_URL: url, SECRET_KEY: Buffer.alloc(32, 1).toString('base64') });
    expect(said).toContain('DATABASE_URL : la base de données ne répond pas');
    expect(said).not.toContain('hidden');
  });

  it('tells a folder that cannot be used', async () => {
    mkdirSync(dirname(folder.path), { recursive: true });
    writeFileSync(folder.path, '');
    expect(await refused({})).toContain(`Le dossier de données ${folder.path} ne peut pas être utilisé`);
    rmSync(folder.path);
  });

  it('tells a port that is taken, its own or the simulator’s', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const simulator = await refused({ SIMULATOR_PORT: String(port) });
    expect(simulator).toContain(`Le port ${port} est déjà pris par un autre programme`);
    expect(simulator).toContain('SIMULATOR_PORT=');
    expect(await refused({ PORT: String(port) })).toContain(`Le port ${port} est déjà pris`);
    expect(hasServer(folder.path)).toBe(false);
    other.close();
  });

  it('tells a key that is lost while the database still holds what it sealed', async () => {
    const key = join(folder.path, 'secret.key');
    writeFileSync(key, 'trop court');
    expect(await refused({})).toContain('secret.key est abîmé');
    rmSync(key);
    expect(await refused({})).toContain('secret.key manque');
  });

  it('tells a database of another PostgreSQL version, and leaves it as it is', async () => {
    const version = join(folder.path, 'pg/cluster/PG_VERSION');
    chmodSync(version, 0o600);
    writeFileSync(version, '12\n');
    expect(await refused({})).toContain('contient les données d’un PostgreSQL 12');
  });

  it('asks for an address when a token is wanted for nobody', async () => {
    const nobody: Ended = await token('', {});
    expect([nobody.code, nobody.out]).toEqual([1, '']);
    expect(nobody.err).toContain('Donnez une adresse');
  });
});
