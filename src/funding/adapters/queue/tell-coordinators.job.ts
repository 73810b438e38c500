import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { CoordinatorAccounts } from '../../../identity/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { closingHeldBackLetter, handoverHeldBackLetter, lateUsageLetter } from './waiting-letters.js';

const JOB = 'tell-coordinators';

/** Writes to a network's coordinators that something of its funding waits for them: of late usage, once a day at most. */
@Injectable()
@HandlesJob(JOB, { concurrency: 2 })
export class TellCoordinatorsJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CoordinatorAccounts) private readonly coordinators: CoordinatorAccounts,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finishJob(tx, JOB, event))) return;
      const letter = await this.letterOn(tx, event);
      if (!letter) return;
      for (const to of await this.coordinators.addressesOf(event.networkId))
        await this.post.send({ to, ...letter });
    });
  }

  /** null where it does not wait any more, or was told today. */
  private async letterOn(tx: Tx, { networkId, eventId, subjectId }: EventKey) {
    const what = await tx.row<What>(sql`
      SELECT event.type, agreement.title, agreement.closed_at IS NOT NULL AS "isClosed",
             former.title AS "fromTitle", next.title AS "toTitle", handover.status
        FROM event
        LEFT JOIN agreement ON agreement.network_id = event.network_id AND agreement.id = event.subject_id
        LEFT JOIN handover ON handover.network_id = event.network_id AND handover.id = event.subject_id
        LEFT JOIN agreement former
          ON former.network_id = handover.network_id AND former.id = handover.from_agreement_id
        LEFT JOIN agreement next ON next.network_id = handover.network_id AND next.id = handover.to_agreement_id
       WHERE event.network_id = ${networkId} AND event.id = ${eventId}`);
    const at = (path: string): string => `${this.publicUrl.value}${path}`;
    switch (what?.type) {
      case 'agreement.closing_held_back.v1':
        return what.isClosed ? null : closingHeldBackLetter(what.title, at(`/budgets/${subjectId}/closing`));
      case 'usage.late.v1':
        return (await this.isFirstToday(tx, networkId)) ? lateUsageLetter(at('/calls/late')) : null;
      case 'handover.held_back.v1':
        return what.status === 'draft'
          ? handoverHeldBackLetter(what.fromTitle, what.toTitle, at(`/budgets/handovers/${subjectId}`))
          : null;
      default:
        return null;
    }
  }

  private async isFirstToday(tx: Tx, networkId: string): Promise<boolean> {
    const first = await tx.row(sql`
      INSERT INTO coordination_told (network_id, kind, subject_id, about_day)
      SELECT id, 'late_usage', id, (${tx.at}::timestamptz AT TIME ZONE time_zone)::date FROM network WHERE id = ${networkId}
      ON CONFLICT DO NOTHING RETURNING subject_id`);
    return first !== undefined;
  }
}

type What = Readonly<{
  type: string;
  title: string;
  isClosed: boolean;
  fromTitle: string;
  toTitle: string;
  status: string;
}>;
