import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';

/** The event that a job is about: all that travels through the queue. What it means is read from the database. */
export type EventKey = Readonly<{ networkId: Id; eventId: Id; subjectId: Id }>;

/** A job of one name. It may be handed the same event twice: its effects and `finishJob` share one transaction. */
export interface JobHandler {
  /** @param stopping is aborted when the program is asked to stop: what takes long ends where it can go on later. */
  handle(event: EventKey, stopping: AbortSignal): Promise<void>;
}

export type JobOptions = Readonly<{ job: string; concurrency: number }>;
export const JOB_OPTIONS = Symbol('job-options');

/** Declares a provider as the handler of a job. A failed job is tried again with exponential backoff and jitter. */
export const HandlesJob = (job: string, options: { concurrency: number }): CustomDecorator<symbol> =>
  SetMetadata(JOB_OPTIONS, { job, ...options } satisfies JobOptions);
