import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from '../support/databases.js';
import { type Program, run, token } from './program.js';

const secretKey = Buffer.alloc(32, 5).toString('base64');
let database: Awaited<ReturnType<typeof freshDatabase>>;
let env: Record<string, string>;

beforeAll(async () => {
  database = await freshDatabase();
  env = { DATABASE_URL: database.url, SECRET_KEY: secretKey, NODE_ENV: 'production', HOST: '127.0.0.1' };
});
afterAll(() => database.drop());

const rows = async (query: string) => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
};

describe('the program on a database of its operator’s', () => {
  it('as migrate, brings an empty database to its schema and ends', async () => {
    await rows('DROP SCHEMA public CASCADE');
    await rows('CREATE SCHEMA public');
    expect(await token('admin@network.example', env)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('n’est pas encore celle de Truchement'),
    });
    const { code, err } = await (await run('main.js', { ...env, ROLE: 'migrate' })).ended;
    expect([code, err]).toEqual([0, '']);
    expect(await rows("SELECT to_regclass('booking') IS NOT NULL AS there")).toEqual([{ there: true }]);
  });

  it('as web and worker, starts together, makes the administrator once, and shows nobody’s figures', async () => {
    const both = await Promise.all(
      ['web', 'worker'].map((role) =>
        run('main.js', { ...env, ROLE: role, ADMIN_EMAIL: 'Admin@network.example' }),
      ),
    );
    for (const program of both) await program.hears('"message":"ready"');
    const [web, worker] = both as [Program, Program];
    expect(await rows('SELECT email, role FROM account')).toEqual([
      { email: 'Admin@network.example', role: 'admin' },
    ]);
    expect(await rows('SELECT name FROM network')).toEqual([]);

    expect(web.said()).toContain('SMTP_URL : manque ; aucun courriel ne part');
    for (const path of ['/style', '/style/refused', '/mailbox']) {
      expect((await fetch(`${web.url}${path}`)).status).toBe(404);
    }

    const page = await (await fetch(web.url)).text();
    expect(page).toContain('en marche');
    expect(page).not.toContain('€');
    expect(page).not.toContain('PostgreSQL');
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await fetch(`${worker.url}${path}`)).status).toBe(200);
    }

    const printed = await token('admin@network.example', { ...env, ROLE: 'web' });
    expect(printed).toEqual({ code: 0, out: expect.stringMatching(/^trm_\S+\n$/), err: '' });

    const endings = await Promise.all([web.tell('SIGTERM'), worker.tell('SIGTERM')]);
    for (const { code, out, err } of endings) {
      expect([code, err]).toEqual([0, '']);
      for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level');
    }
  });
});
