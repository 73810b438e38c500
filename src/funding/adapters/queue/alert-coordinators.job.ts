import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { CoordinatorAccounts } from '../../../identity/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import type { Budget } from '../../domain/budget.js';
import { Ledger } from '../persistence/ledger.js';
import { thresholdLetter } from './threshold-letter.js';

const JOB = 'alert-coordinators';

/** Writes to a network's coordinators that an agreement has reached a threshold, unless more money has come meanwhile. */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class AlertCoordinatorsJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(CoordinatorAccounts) private readonly coordinators: CoordinatorAccounts,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const { networkId, subjectId: agreementId } = event;
    const reached = await this.reachedIn(event);
    const budget = await this.ledger.budgetOf(this.database, networkId, agreementId);
    if (reached && budget) await this.write(event, reached, budget);
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }

  private async write(
    { networkId, subjectId }: EventKey,
    { title, threshold }: Reached,
    budget: Budget,
  ): Promise<void> {
    const letter = thresholdLetter(title, threshold, budget, `${this.publicUrl.value}/budgets/${subjectId}`);
    for (const to of await this.coordinators.addressesOf(networkId)) await this.post.send({ to, ...letter });
  }

  /** The highest threshold that the event is about and that still holds. */
  private reachedIn({ networkId, eventId, subjectId }: EventKey): Promise<Reached | undefined> {
    return this.database.row<Reached>(sql`
      SELECT agreement.title, alert.threshold
        FROM event
        JOIN threshold_alert alert
          ON alert.network_id = event.network_id AND alert.agreement_id = event.subject_id AND alert.cleared_at IS NULL
         AND event.facts->'thresholds' @> to_jsonb(alert.threshold)
        JOIN agreement ON agreement.network_id = event.network_id AND agreement.id = event.subject_id
       WHERE event.network_id = ${networkId} AND event.id = ${eventId} AND event.subject_id = ${subjectId}
       ORDER BY alert.threshold DESC LIMIT 1`);
  }
}

type Reached = Readonly<{ title: string; threshold: number }>;
