import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { EventRoutes } from '../outbox/event-routes.js';
import { inContext } from '../telemetry/log-context.js';
import { JOB_OPTIONS, type JobHandler, type JobOptions } from './job-handler.js';
import { QueueBackend, type JobWorker } from './queue-backend.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** Exponential, at most a minute, and never at the same moment for all: between half and the whole of each step. */
export const retryDelayMs = (attemptsMade: number, random = Math.random()): number => {
  const step = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attemptsMade - 1, 20));
  return Math.round(step * (0.5 + random / 2));
};

/** The receiving side of the queue: a BullMQ worker for each handler that the program declares. */
@Injectable()
export class Workers implements OnModuleInit {
  private readonly log = new Logger('worker');
  private workers: JobWorker[] = [];
  private readonly stopping = new AbortController();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(EventRoutes) private readonly routes: EventRoutes,
  ) {}

  /** @throws naming the jobs that no handler takes and the handlers that no event starts: the program does not start with them. */
  onModuleInit(): void {
    const handled = new Set(this.handlers().map(({ options }) => options.job));
    const strays = [...this.routes.jobs].filter((job) => !handled.has(job));
    const idle = [...handled].filter((job) => !this.routes.jobs.has(job));
    if (strays.length + idle.length > 0) {
      throw new Error(
        `jobs without a handler: ${strays.join(', ') || 'none'}; handlers without an event: ${idle.join(', ') || 'none'}`,
      );
    }
  }

  start(): void {
    for (const { options, handler } of this.handlers()) this.workers.push(this.worker(options, handler));
  }

  /** Lets the jobs under way end, and takes no new ones. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.workers = [];
  }

  private handlers(): { options: JobOptions; handler: JobHandler }[] {
    return this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      const options = metatype && this.reflector.get<JobOptions | undefined>(JOB_OPTIONS, metatype);
      return options ? [{ options, handler: instance as JobHandler }] : [];
    });
  }

  private worker({ job, concurrency }: JobOptions, handler: JobHandler): JobWorker {
    const worker = this.backend.worker(
      job,
      ({ data }) =>
        inContext({ job, eventId: data.eventId, subjectId: data.subjectId }, () =>
          handler.handle(data, this.stopping.signal),
        ),
      { concurrency, settings: { backoffStrategy: (attemptsMade) => retryDelayMs(attemptsMade) } },
    );
    worker.on('error', (error) =>
      this.log.warn({ message: 'the queue’s store is in trouble', cause: String(error) }),
    );
    worker.on('failed', (failed, error) =>
      this.log.warn({
        message: 'a job failed and will be tried again',
        job,
        subjectId: failed?.data.subjectId,
        attempt: failed?.attemptsMade,
        cause: String(error),
      }),
    );
    return worker;
  }
}
