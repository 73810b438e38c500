import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import supertest from 'supertest';
import { createApp, startWork, stopApp } from '../../src/app.js';
import { Database } from '../../src/platform/database/index.js';
import type { OpenIdClient } from '../../src/platform/config/index.js';
import type { MailSettings } from '../../src/platform/mail/index.js';
import { JsonLogger } from '../../src/platform/telemetry/json-logger.js';
import { freshDatabase } from './databases.js';
import { freePort } from './free-port.js';
import { TestClock } from './test-clock.js';

export type QueueStore = 'postgres' | 'redis';

/** Where the queue tests run: everywhere on PostgreSQL, and on Redis where there is one. */
export const queueStores: QueueStore[] = process.env['TEST_QUEUE_URL'] ? ['postgres', 'redis'] : ['postgres'];

export type TestApp = Readonly<{
  app: NestFastifyApplication;
  url: string;
  databaseUrl: string;
  queueUrl: string | null;
  clock: TestClock;
  database: Database;
  logs: string[];
  http: ReturnType<typeof supertest>;
  close: () => Promise<void>;
}>;

export type TestAppSettings = Readonly<{
  queues?: QueueStore;
  work?: boolean;
  databaseUrl?: string;
  queueUrl?: string | null;
  clock?: TestClock;
  mail?: MailSettings;
  proSanteConnect?: OpenIdClient;
  /** As the world sees it, where that is not where it listens. */
  publicUrl?: string;
  /** The name by which a browser knows it: passkeys belong to a name, never to an address. */
  hostname?: 'localhost';
}>;

const redisDatabases = 64;
const redisUrl = async (): Promise<string> => {
  const url = new URL(process.env['TEST_QUEUE_URL'] ?? '');
  url.pathname = `/${randomBytes(1).readUInt8(0) % redisDatabases}`;
  const redis = new Redis(url.href);
  const taken = await redis.dbsize();
  redis.disconnect();
  return taken > 0 ? redisUrl() : url.href;
};

/** The real program on a database of its own, listening on a free port. */
export const startTestApp = async (settings: TestAppSettings = {}): Promise<TestApp> => {
  const database = settings.databaseUrl ? null : await freshDatabase();
  const databaseUrl = settings.databaseUrl ?? database!.url;
  const queueUrl =
    settings.queueUrl !== undefined
      ? settings.queueUrl
      : settings.queues === 'redis'
        ? await redisUrl()
        : null;
  const clock = settings.clock ?? new TestClock();
  const port = await freePort();
  const logs: string[] = [];
  const app = await createApp({
    databaseUrl,
    queueUrl,
    publicUrl: settings.publicUrl ?? `http://${settings.hostname ?? '127.0.0.1'}:${port}`,
    proSanteConnect: settings.proSanteConnect,
    mail: settings.mail ?? { kind: 'mailbox' },
    secretKey: Buffer.alloc(32, 7),
    clock,
    logger: new JsonLogger('info', (line) => logs.push(line)),
  });
  await app.listen(port, '127.0.0.1');
  const url = await app.getUrl();
  if (settings.work ?? false) startWork(app);
  return {
    app,
    url,
    databaseUrl,
    queueUrl,
    clock,
    database: app.get(Database),
    logs,
    http: supertest(url),
    close: async () => {
      await stopApp(app);
      await database?.drop();
    },
  };
};
