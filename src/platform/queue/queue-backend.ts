import { Queue, Worker, createPostgresBackend, withBackend, type Job, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { EventKey } from './job-handler.js';

/** The parts of BullMQ's queue and worker that are used, the same on either store. */
export type JobQueue = Pick<Queue, 'addBulk' | 'getJobCounts' | 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};
export type JobWorker = {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: FailedJob | undefined, error: Error) => void): unknown;
};
type FailedJob = Pick<Job<EventKey>, 'data' | 'attemptsMade'>;
export type JobProcessor = (job: Pick<Job<EventKey>, 'data'>) => Promise<void>;
type JobWorkerOptions = Pick<WorkerOptions, 'concurrency' | 'settings'>;

/** Where BullMQ keeps its jobs: Redis, or PostgreSQL where there is no Redis. */
export abstract class QueueBackend {
  abstract queue(name: string): JobQueue;
  abstract worker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker;
  /** Closes what the queues and workers shared, once they are closed. */
  abstract close(): Promise<void>;
}

/**
 * How often a worker looks for jobs whose worker died, and how long it may hold one without a sign of life: somebody waits on
 * the telephone, and a job that runs twice does no harm.
 */
const TIMING = { stalledInterval: 5_000, lockDuration: 10_000, maxStalledCount: 1_000 };

/** @param jobs how many jobs there are, each with a worker of its own */
export const queueBackend = (queueUrl: string | null, databaseUrl: string, jobs: number): QueueBackend =>
  queueUrl ? new RedisQueues(queueUrl) : new PostgresQueues(databaseUrl, jobs);

/** In PostgreSQL each worker keeps a connection, on which it waits for jobs; all share these to add, take and end them. */
const SHARED_CONNECTIONS = 5;

/** Whoever adds a job must not wait for a Redis that is silent: the event is in the database, and the next sweep adds it. */
const PRODUCER_PATIENCE_MS = 5_000;

class RedisQueues extends QueueBackend {
  private readonly connection: Redis;
  private readonly producers: Redis;

  constructor(url: string) {
    super();
    this.connection = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
    this.producers = new Redis(url, {
      maxRetriesPerRequest: 1,
      commandTimeout: PRODUCER_PATIENCE_MS,
      lazyConnect: true,
    });
    // Each queue and worker tells of it by itself.
    for (const connection of [this.connection, this.producers]) connection.on('error', () => undefined);
  }

  queue(name: string): JobQueue {
    return new Queue(name, { connection: this.producers });
  }

  worker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker {
    return new Worker(name, process, { ...TIMING, ...options, connection: this.connection });
  }

  async close(): Promise<void> {
    this.connection.disconnect();
    this.producers.disconnect();
    return Promise.resolve();
  }
}

class PostgresQueues extends QueueBackend {
  private readonly bound = withBackend(createPostgresBackend);
  private readonly pool: pg.Pool;

  constructor(url: string, jobs: number) {
    super();
    this.pool = new pg.Pool({
      connectionString: url,
      max: jobs + SHARED_CONNECTIONS,
      application_name: 'truchement-queue',
      options: '-c search_path=bullmq', // BullMQ sets it only on a pool that it makes itself
    });
    this.pool.on('error', () => undefined); // an idle connection was lost: the next query opens another
    this.pool.setMaxListeners(0); // each queue listens to it, and there is one a kind of job
  }

  queue(name: string): JobQueue {
    return new this.bound.Queue(name, { connection: this.pool });
  }

  worker(name: string, process: JobProcessor, options: JobWorkerOptions): JobWorker {
    return new this.bound.Worker(name, process, { ...TIMING, ...options, connection: this.pool });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
