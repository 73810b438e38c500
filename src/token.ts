import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hasDemo, seedDemo, simulatedProviders } from './demo/index.js';
import { startWork } from './app.js';
import { Accounts, ApiTokens } from './identity/index.js';
import { type Config, readConfig } from './platform/config/config.js';
import { Database } from './platform/database/index.js';
import { openApp, openEmbeddedGrounds } from './start.js';
import {
  Closers,
  codeOf,
  databaseOfRunning,
  isFolderInUse,
  requirePostgres,
  StartRefused,
  wordsFor,
} from './start/index.js';
import { JsonLogger } from './platform/telemetry/json-logger.js';

const UNDEFINED_TABLE = '42P01';
const PATIENCE_MS = 60_000;

/**
 * Prints a new API token for the account of an e-mail address, and nothing else on standard output. In the embedded default
 * it uses the database of the program that runs, or else starts it for that moment, with all that a first start makes.
 */
const main = async (): Promise<void> => {
  const [email, ...more] = process.argv.slice(2);
  if (!email || more.length > 0) {
    throw new StartRefused('Donnez une adresse : npm run --silent token -- gp@rouen.example');
  }
  const config = readConfig(process.env);
  const opened = new Closers();
  try {
    const token = await tokenFor(await openSomewhere(config, opened), email);
    process.stdout.write(`${token}\n`);
  } finally {
    await opened.close((failure) => process.stderr.write(`Arrêt : ${failure}\n`));
  }
};

const tokenFor = async (app: NestFastifyApplication, email: string): Promise<string> => {
  const id = await app.get(Accounts).byEmail(email);
  if (!id) throw new StartRefused(`Aucun compte à l’adresse ${email}.`);
  return app.get(Database).transaction((tx) => app.get(ApiTokens).issue(tx, id));
};

const openSomewhere = async (config: Config, opened: Closers): Promise<NestFastifyApplication> => {
  if (config.databaseUrl) {
    await requirePostgres(config.databaseUrl);
    return openOn(config, config.databaseUrl, opened);
  }
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(200)) {
    const found = await databaseOfRunning(config.dataDir);
    if (found) return openOn(config, found, opened);
    try {
      return await openEmbedded(config, opened);
    } catch (error) {
      // A program is just starting, or stopping: either ends soon.
      if (!isFolderInUse(error) || Date.now() > deadline) throw error;
    }
  }
};

/** A token needs no secret: the key of the program that runs stays with it. */
const openOn = (config: Config, databaseUrl: string, opened: Closers): Promise<NestFastifyApplication> =>
  openApp(config, { databaseUrl, secretKey: config.secretKey ?? Buffer.alloc(32) }, logger, opened);

const openEmbedded = async (config: Config, opened: Closers): Promise<NestFastifyApplication> => {
  const { signal } = new AbortController();
  const grounds = await openEmbeddedGrounds(config, opened, signal);
  const app = await openApp(config, grounds, logger, opened);
  if (!(await hasDemo(app))) {
    startWork(app);
    const played = simulatedProviders(grounds.secretKey, `http://127.0.0.1:${config.simulatorPort}`);
    await seedDemo({ app, played, signal });
  }
  return app;
};

const logger = new JsonLogger('error', (line) => process.stderr.write(line));

main().catch((error: unknown) => {
  const unprepared = codeOf(error) === UNDEFINED_TABLE;
  process.stderr.write(
    `${unprepared ? 'DATABASE_URL : cette base n’est pas encore celle de Truchement. Lancez-le d’abord.' : wordsFor(error)}\n`,
  );
  process.exitCode = 1;
});
