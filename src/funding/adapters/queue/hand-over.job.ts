import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { HandOverOnTheDay } from '../../use-cases/hand-over-on-the-day.js';

const JOB = 'hand-over';

/** A handover that waits for no day does not wait for the clock either. Handed the same event twice, it finds nothing to do. */
@Injectable()
@HandlesJob(JOB, { concurrency: 1 })
export class HandOverJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(HandOverOnTheDay) private readonly due: HandOverOnTheDay,
  ) {}

  async handle(event: EventKey, stopping: AbortSignal): Promise<void> {
    await this.due.sweep(stopping);
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}
