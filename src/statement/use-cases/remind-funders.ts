import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Database } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import { StatementSchedule } from './statement-schedule.js';

/** Funders have much to read: two weeks is long enough not to press. */
const EVERY_DAYS = 14;

/** Whoever has not answered a statement is reminded of it every two weeks, each time once, until they do. */
@Injectable()
@Every(60_000)
export class RemindFunders implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StatementSchedule) private readonly schedule: StatementSchedule,
  ) {}

  async sweep(stopping: AbortSignal): Promise<void> {
    for (const unanswered of await this.schedule.unanswered(this.clock.now(), EVERY_DAYS)) {
      if (stopping.aborted) return;
      const { networkId, statementId, reminders } = unanswered;
      await this.database.transaction(async (tx) => {
        if (!(await this.schedule.remind(tx, unanswered))) return;
        tx.publish({
          type: 'statement.reminded.v1',
          networkId,
          subjectId: statementId,
          facts: { reminder: reminders + 1 },
        });
      });
    }
  }
}
