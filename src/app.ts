import multipart from '@fastify/multipart';
import { VersioningType, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from './kernel/clock.js';
import { AppModule } from './app.module.js';
import { routes } from './event-routes.js';
import { serveApiPage } from './platform/http/api-page.js';
import { answerUnreadable } from './platform/http/answer-unreadable.js';
import { followRequests } from './platform/http/follow-requests.js';
import { readQuery } from './platform/http/read-query.js';
import { validation } from './platform/http/validation.js';
import type { OpenIdClient } from './platform/config/index.js';
import type { MailSettings } from './platform/mail/mail.js';
import { eventRoutes } from './platform/outbox/event-routes.js';
import { Relay } from './platform/outbox/relay.js';
import { Ticker } from './platform/queue/ticker.js';
import { Workers } from './platform/queue/workers.js';

export type AppSettings = Readonly<{
  databaseUrl: string;
  queueUrl: string | null;
  publicUrl: string;
  secretKey: Buffer;
  clock: Clock;
  mail?: MailSettings;
  proSanteConnect?: OpenIdClient | null;
  logger: LoggerService;
}>;

const LARGEST_BODY_BYTES = 1_048_576;
const LARGEST_FILE_BYTES = 1_073_741_824;

/** The whole program, ready to listen; its database is migrated already. */
export const createApp = async ({ logger, ...settings }: AppSettings): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...settings, routes: eventRoutes(routes) }),
    new FastifyAdapter({
      bodyLimit: LARGEST_BODY_BYTES,
      trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
      forceCloseConnections: true,
      frameworkErrors: answerUnreadable,
      routerOptions: { querystringParser: readQuery },
    }),
    { logger, abortOnError: false, rawBody: true },
  );
  await app.register(multipart, {
    limits: { fileSize: LARGEST_FILE_BYTES, files: 1, fields: 5, fieldSize: 65_536 },
  });
  followRequests(app);
  // The API alone has versions: pages, and what watches the program, are neutral.
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v', defaultVersion: '1' });
  app.useGlobalPipes(validation());
  serveApiPage(app);
  await app.init();
  return app;
};

/** Starts carrying events, handling jobs and watching deadlines. */
export const startWork = (app: NestFastifyApplication): void => {
  app.get(Workers).start();
  app.get(Relay).start();
  app.get(Ticker).start();
};

/** Takes no new work, lets what is under way end, then closes everything. */
export const stopApp = async (app: NestFastifyApplication): Promise<void> => {
  await Promise.all([app.get(Relay).stop(), app.get(Ticker).stop()]);
  await app.get(Workers).stop();
  await app.close();
};
