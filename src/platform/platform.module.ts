import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../kernel/clock.js';
import { OpenIdProvider, type OpenIdClient } from './config/open-id-provider.js';
import { PublicUrl } from './config/public-url.js';
import { DatabaseUrl } from './database/database-url.js';
import { Database } from './database/database.js';
import { dataSourceOptions } from './database/data-source.js';
import { Notifications } from './database/notifications.js';
import { ReferenceCache } from './database/reference-cache.js';
import { Commands } from './http/commands.js';
import { ForgetKeys } from './http/forget-keys.js';
import { HealthController, Metrics } from './http/health.controller.js';
import { PolicyAudit } from './http/policy-audit.js';
import { PolicyGuard } from './http/policy.guard.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SessionCookie } from './http/session-cookie.js';
import { Mailbox } from './mail/mailbox.js';
import { Post, type MailSettings } from './mail/mail.js';
import { NoPost } from './mail/no-post.js';
import { SmtpPost } from './mail/smtp-post.js';
import { EventRoutes } from './outbox/event-routes.js';
import { Relay } from './outbox/relay.js';
import { SubjectEvents } from './outbox/subject-events.js';
import { QueueBackend, queueBackend } from './queue/queue-backend.js';
import { Queues } from './queue/queues.js';
import { Ticker } from './queue/ticker.js';
import { Workers } from './queue/workers.js';
import { Outbound } from './outbound/index.js';
import { Secrets } from './secrets/secrets.js';

export type PlatformSettings = Readonly<{
  databaseUrl: string;
  queueUrl: string | null;
  publicUrl: string;
  secretKey: Buffer;
  clock: Clock;
  /** Without: letters are not sent, and each is tried again until it is of no use. */
  mail?: MailSettings;
  /** Where professionals may sign in besides; null or without: nowhere. */
  proSanteConnect?: OpenIdClient | null;
  routes: EventRoutes;
}>;

/** Technique, and no feature: what every feature may ask for. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(QueueBackend) private readonly backend: QueueBackend) {}

  static with(settings: PlatformSettings): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings.databaseUrl),
          autoLoadEntities: true,
          retryAttempts: 3,
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Clock, useValue: settings.clock },
        { provide: EventRoutes, useValue: settings.routes },
        { provide: DatabaseUrl, useValue: new DatabaseUrl(settings.databaseUrl) },
        { provide: PublicUrl, useValue: new PublicUrl(settings.publicUrl) },
        { provide: OpenIdProvider, useValue: new OpenIdProvider(settings.proSanteConnect ?? null) },
        { provide: Secrets, useValue: new Secrets(settings.secretKey) },
        { provide: Outbound, useFactory: () => new Outbound(process.env['NODE_ENV'] === 'production') },
        {
          provide: QueueBackend,
          useFactory: () => queueBackend(settings.queueUrl, settings.databaseUrl, settings.routes.jobs.size),
        },
        Notifications,
        Database,
        Commands,
        ForgetKeys,
        Mailbox,
        Metrics,
        {
          provide: Post,
          useFactory: (mailbox: Mailbox) => postOf(settings.mail, mailbox),
          inject: [Mailbox],
        },
        PolicyAudit,
        Queues,
        ReferenceCache,
        Relay,
        SessionCookie,
        SubjectEvents,
        Ticker,
        Workers,
        { provide: APP_GUARD, useClass: PolicyGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [
        Clock,
        Commands,
        Database,
        EventRoutes,
        Mailbox,
        OpenIdProvider,
        Outbound,
        Post,
        PublicUrl,
        ReferenceCache,
        Secrets,
        SessionCookie,
        SubjectEvents,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }
}

const postOf = (mail: MailSettings | undefined, mailbox: Mailbox): Post => {
  switch (mail?.kind) {
    case 'smtp':
      return new SmtpPost(mail.url, mail.from);
    case 'mailbox':
      return mailbox;
    case 'none':
    case undefined:
      return new NoPost();
  }
};
