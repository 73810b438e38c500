import { Controller, Get, Header, HttpCode, Inject, Injectable, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import sql from 'sql-template-tag';
import { Database } from '../database/database.js';
import { Queues } from '../queue/queues.js';
import type { Reply } from './exchange.js';
import { Public } from './policy.js';

/** The program's own figures, in Prometheus' form. Routes are counted by their pattern, never by their address. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor(@Inject(Database) database: Database, @Inject(Queues) queues: Queues) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'outbox_waiting_jobs',
      help: 'Jobs that events have started and that are not done yet',
      registers: [this.registry],
      async collect() {
        const waiting = await database.row<{ jobs: number }>(
          sql`SELECT coalesce(sum(cardinality(jobs)), 0)::int AS jobs FROM event WHERE jobs <> '{}'`,
        );
        this.set(waiting?.jobs ?? 0);
      },
    });
    new Gauge({
      name: 'queue_jobs',
      help: 'Jobs in the queue by kind and state',
      labelNames: ['job', 'state'],
      registers: [this.registry],
      async collect() {
        for (const [job, states] of Object.entries(await queues.counts())) {
          for (const [state, count] of Object.entries(states)) this.set({ job, state }, count);
        }
      },
    });
  }
}

@ApiExcludeController()
@Public()
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @HttpCode(200)
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<Record<string, string>> {
    const [database, queue] = await Promise.all([
      answers(this.database.rows(sql`SELECT 1 FROM migrations LIMIT 1`)),
      answers(this.queues.ping()),
    ]);
    const ready = database && queue;
    void reply.status(ready ? 200 : 503);
    return {
      status: ready ? 'ready' : 'not ready',
      database: database ? 'answers' : 'does not answer',
      queue: queue ? 'answers' : 'does not answer',
    };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}

const PATIENCE_MS = 2_000;

const answers = async (question: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
  try {
    return await Promise.race([
      question.then(
        () => true,
        () => false,
      ),
      patience,
    ]);
  } finally {
    clearTimeout(timer);
  }
};
