import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sql from 'sql-template-tag';
import { Accounts, ApiTokens } from '../identity/index.js';
import { dayOf } from '../kernel/civil-time.js';
import { Clock } from '../kernel/clock.js';
import { Database } from '../platform/database/index.js';
import { makeBordeaux } from './bordeaux.js';
import { ADMIN } from './demo-accounts.js';
import { DemoClient } from './demo-client.js';
import { makeRouen } from './rouen.js';
import type { SimulatedProviders } from './simulated-providers.js';

export type DemoSettings = Readonly<{
  app: NestFastifyApplication;
  played: SimulatedProviders;
  signal: AbortSignal;
}>;

/** The last thing made: where it is, all the rest is. */
const LAST = 'BOR-MG-01';

/** Whether the demo networks are there, whole. */
export const hasDemo = async (app: NestFastifyApplication): Promise<boolean> =>
  (await app.get(Database).row(sql`SELECT FROM access_code WHERE code = ${LAST}`)) !== undefined;

/**
 * Makes the two demo networks through the program’s own API; the program does its work already. One that was
 * interrupted is finished: nothing is made twice.
 * @throws Error when the API refuses something, or the signal aborts
 */
export const seedDemo = async ({ app, played, signal }: DemoSettings): Promise<void> => {
  const as = async (email: string): Promise<DemoClient> =>
    new DemoClient(app, await tokenFor(app, email), signal);
  const year = Number(dayOf(app.get(Clock).now(), 'Europe/Paris').slice(0, 4));
  await openAdmin(app);
  const admin = await as(ADMIN);
  const open = async (name: string, coordinatorEmail: string): Promise<DemoClient> => {
    await admin.make(coordinatorEmail, '/networks', { name, coordinatorEmail });
    return as(coordinatorEmail);
  };
  await makeRouen(await open('Rouen', 'coordination@rouen.example'), played, year);
  await makeBordeaux(await open('PRISME Bordeaux', 'coordination@bordeaux.example'), played, year);
};

/** Tells the demo's providers where the simulator is now: it may have been on another port. */
export const pointProvidersAt = async (
  app: NestFastifyApplication,
  played: SimulatedProviders,
): Promise<void> => {
  const database = app.get(Database);
  for (const [name, { baseUrl }] of Object.entries(played)) {
    await database.rows(sql`
      UPDATE provider SET base_url = ${baseUrl}
       WHERE base_url LIKE ${`http://127.0.0.1:%/${name}`} AND base_url <> ${baseUrl}`);
  }
};

const openAdmin = async (app: NestFastifyApplication): Promise<void> => {
  const accounts = app.get(Accounts);
  if (await accounts.byEmail(ADMIN)) return;
  await app
    .get(Database)
    .transaction((tx) => accounts.open(tx, { networkId: null, email: ADMIN, role: 'admin' }));
};

const tokenFor = async (app: NestFastifyApplication, email: string): Promise<string> => {
  const id = await app.get(Accounts).byEmail(email);
  if (!id) throw new Error(`the demo's account ${email} is missing`);
  return app.get(Database).transaction((tx) => app.get(ApiTokens).issue(tx, id));
};
