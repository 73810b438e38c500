import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { QueueBackend, type JobQueue } from './queue-backend.js';
import type { EventKey } from './job-handler.js';

/** Enough tries, at the longest pause, for a week without the other side: whoever handles a job knows when to stop. */
const ATTEMPTS = 10_000;
const FAILURES_KEPT_SECONDS = 7 * 24 * 3_600;

/** The sending side of the queue: one BullMQ queue for each kind of job. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly log = new Logger('queue');
  private readonly queues = new Map<string, JobQueue>();

  constructor(@Inject(QueueBackend) private readonly backend: QueueBackend) {}

  /** Adds the jobs; one that the queue already holds is left as it is. */
  async add(jobs: readonly { job: string; event: EventKey }[]): Promise<void> {
    for (const name of new Set(jobs.map(({ job }) => job))) {
      const ofName = jobs.filter(({ job }) => job === name);
      await this.queue(name).addBulk(
        ofName.map(({ event }) => ({
          name,
          data: event,
          opts: {
            jobId: event.eventId,
            attempts: ATTEMPTS,
            backoff: { type: 'custom' },
            removeOnComplete: true,
            removeOnFail: { age: FAILURES_KEPT_SECONDS },
          },
        })),
      );
    }
  }

  /** How many jobs stand in which state, for each queue used so far. */
  async counts(): Promise<Readonly<Record<string, Record<string, number>>>> {
    const counts = [...this.queues].map(
      async ([name, queue]) =>
        [name, await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')] as const,
    );
    return Object.fromEntries(await Promise.all(counts));
  }

  /** @throws when the queue's store does not answer. */
  async ping(): Promise<void> {
    await this.queue('ping').getJobCounts('waiting');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queue(name: string): JobQueue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.backend.queue(name);
      queue.on('error', (error) =>
        this.log.warn({ message: 'the queue’s store is in trouble', cause: String(error) }),
      );
      this.queues.set(name, queue);
    }
    return queue;
  }
}
