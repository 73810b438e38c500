import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Logger, type LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, startWork, stopApp } from './app.js';
import { demoAccounts, hasDemo, pointProvidersAt, seedDemo, simulatedProviders } from './demo/index.js';
import { startSimulator } from './dispatch/simulator/start-simulator.js';
import { Accounts, DemoPeople } from './identity/index.js';
import { Conflict } from './kernel/errors.js';
import type { Config } from './platform/config/config.js';
import { Database } from './platform/database/index.js';
import { prepareDatabase } from './platform/database/prepare-database.js';
import { startEmbeddedPostgres } from './platform/embedded/index.js';
import { SystemClock } from './platform/system-clock.js';
import { JsonLogger } from './platform/telemetry/json-logger.js';
import {
  announceRunning,
  banner,
  Closers,
  keptSecretKey,
  LogFile,
  portRefused,
  requireFreePort,
  requirePostgres,
} from './start/index.js';
import { FrontPage } from './front/index.js';

export type Running = Readonly<{
  /** For the console: in the embedded default, where to look and who one can be. */
  greeting: string | null;
  /** Takes no new work, lets what is under way end, closes everything. */
  stop: () => Promise<void>;
}>;

/**
 * Starts the program in the role of the configuration, until everything answers. What was opened is closed again when it
 * fails, or when the signal aborts on the way.
 * @throws StartRefused or EmbeddedDatabaseUnavailable, in words for the console
 */
export const start = async (config: Config, signal: AbortSignal): Promise<Running> => {
  const opened = new Closers();
  const stop = (): Promise<void> => opened.close((failure) => process.stderr.write(`Arrêt : ${failure}\n`));
  try {
    const greeting = config.databaseUrl
      ? await startOn(config, config.databaseUrl, opened, signal)
      : await startEmbedded(config, opened, signal);
    signal.throwIfAborted();
    return { greeting, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Brings the database to the present schema, and that is all. @throws StartRefused */
export const migrate = async ({ databaseUrl, queueUrl }: Config): Promise<void> => {
  if (!databaseUrl) return;
  await requirePostgres(databaseUrl);
  await prepareDatabase(databaseUrl, { queues: queueUrl === null });
};

const startOn = async (
  config: Config,
  databaseUrl: string,
  opened: Closers,
  signal: AbortSignal,
): Promise<null> => {
  await migrate(config);
  signal.throwIfAborted();
  const secretKey = config.secretKey ?? Buffer.alloc(0);
  const app = await openApp(config, { databaseUrl, secretKey }, new JsonLogger(config.logLevel), opened);
  if (config.adminEmail) await openAdministrator(app, config.adminEmail);
  await listen(app, config);
  if (config.role !== 'web') startWork(app);
  const log = new Logger('start');
  if (config.mail.kind === 'none') log.warn({ message: WITHOUT_MAIL });
  log.log({ message: 'ready', role: config.role, url: config.publicUrl, version });
  return null;
};

/** On a machine with nothing installed: a database of our own, the providers played beside it, two networks to try. */
const startEmbedded = async (config: Config, opened: Closers, signal: AbortSignal): Promise<string> => {
  const log = new LogFile();
  opened.add('journal', () => log.close());
  const logger = new JsonLogger(config.logLevel, (line) => log.write(line));
  const grounds = await openEmbeddedGrounds(config, opened, signal, log);
  await requireFreePort(config);
  const simulatorUrl = await openSimulator(config, grounds.secretKey, opened);
  const app = await openApp(config, grounds, logger, opened);
  const played = simulatedProviders(grounds.secretKey, simulatorUrl);
  await pointProvidersAt(app, played);
  signal.throwIfAborted();
  startWork(app);
  if (!(await hasDemo(app))) await seedDemo({ app, played, signal });
  if (config.adminEmail) await openAdministrator(app, config.adminEmail);
  const { publicUrl, role, queueUrl } = config;
  app.get(DemoPeople).open(demoAccounts);
  app.get(FrontPage).tellAll({ version, role, queue: queueUrl ? 'Redis' : 'PostgreSQL', simulatorUrl });
  await listen(app, config);
  const forget = announceRunning(grounds.dataDir, grounds.databaseUrl);
  opened.add('annonce', async () => forget());
  const dataDir = relative('', grounds.dataDir) || grounds.dataDir;
  return banner({ version, publicUrl, simulatorUrl, dataDir, accounts: demoAccounts });
};

/** What the program stands on. */
export type Grounds = Readonly<{ databaseUrl: string; secretKey: Buffer }>;

/** A PostgreSQL of our own with its schema, and the key that goes with it. @throws EmbeddedDatabaseUnavailable, StartRefused */
export const openEmbeddedGrounds = async (
  config: Config,
  opened: Closers,
  signal: AbortSignal,
  log?: LogFile,
): Promise<Grounds & { dataDir: string }> => {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  opened.add('PostgreSQL', () => postgres.stop());
  signal.throwIfAborted();
  log?.openIn(postgres.dataDir);
  const secretKey = config.secretKey ?? (await keptSecretKey(postgres.dataDir, postgres.url));
  await prepareDatabase(postgres.url, { queues: config.queueUrl === null });
  signal.throwIfAborted();
  return { databaseUrl: postgres.url, secretKey, dataDir: postgres.dataDir };
};

const openSimulator = async (
  { simulatorPort }: Config,
  secretKey: Buffer,
  opened: Closers,
): Promise<string> => {
  const log = new Logger('simulator');
  try {
    const simulator = await startSimulator({
      port: simulatorPort,
      accounts: simulatedProviders(secretKey, ''),
      log: (line) => log.log({ message: 'answered', ...line }),
    });
    opened.add('simulateur', () => simulator.close());
    return simulator.url;
  } catch (error) {
    throw portRefused(error, simulatorPort, 'SIMULATOR_PORT');
  }
};

/** The program, its door still closed. */
export const openApp = async (
  { queueUrl, publicUrl, mail, proSanteConnect }: Config,
  { databaseUrl, secretKey }: Grounds,
  logger: LoggerService,
  opened: Closers,
): Promise<NestFastifyApplication> => {
  const app = await createApp({
    databaseUrl,
    queueUrl,
    publicUrl,
    secretKey,
    clock: new SystemClock(),
    mail,
    proSanteConnect,
    logger,
  });
  opened.add('programme', () => stopApp(app));
  return app;
};

const listen = async (app: NestFastifyApplication, { port, host }: Pick<Config, 'port' | 'host'>) => {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw portRefused(error, port, 'PORT');
  }
};

/** The account may exist: from the last start, or from another replica that starts at the same moment. */
const openAdministrator = async (app: NestFastifyApplication, email: string): Promise<void> => {
  const accounts = app.get(Accounts);
  try {
    await app.get(Database).transaction((tx) => accounts.open(tx, { networkId: null, email, role: 'admin' }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};

const WITHOUT_MAIL =
  'SMTP_URL : manque ; aucun courriel ne part, et personne n’entre par un lien. ' +
  'Donnez le serveur de courrier, par exemple smtps://utilisateur:secret@mail.example.org:465, puis redémarrez.';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
