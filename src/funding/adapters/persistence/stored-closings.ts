import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Closing, ClosingPlan } from '../../domain/closing.js';
import { Closings, type DueAgreement } from '../../use-cases/closings.js';
import { AgreementEntity } from './agreement.entity.js';
import { ClosingEntity } from './closing.entity.js';

@Injectable()
export class StoredClosings extends Closings {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  /** All that was done, the first one first. */
  async of({ networkId, id }: Pick<Agreement, 'networkId' | 'id'>): Promise<readonly Closing[]> {
    return this.database.manager.find(ClosingEntity, {
      where: { networkId, agreementId: id },
      order: { id: 'ASC' },
    });
  }

  override async plan(tx: Tx, { networkId, id }: Agreement, plan: ClosingPlan): Promise<void> {
    const { closesOn, graceUntil, successorId } = plan;
    await tx.manager.update(AgreementEntity, { networkId, id }, { closesOn, graceUntil, successorId });
  }

  override async seal(tx: Tx, closing: Closing): Promise<void> {
    await tx.manager.insert(ClosingEntity, closing);
  }

  override async last(tx: Tx, networkId: Id, agreementId: Id): Promise<Closing | undefined> {
    const last = await tx.manager.findOne(ClosingEntity, {
      where: { networkId, agreementId },
      order: { id: 'DESC' },
    });
    return last ?? undefined;
  }

  override due(at: Date): Promise<readonly DueAgreement[]> {
    return this.database.rows<DueAgreement>(
      sql`
        SELECT agreement.network_id AS "networkId", agreement.id AS "agreementId"
          FROM agreement
          JOIN network ON network.id = agreement.network_id
          JOIN agreement_balance balance
            ON balance.network_id = agreement.network_id AND balance.agreement_id = agreement.id
         WHERE closes_on IS NOT NULL AND closed_at IS NULL AND committed_cents = 0
           AND grace_until < (${at}::timestamptz AT TIME ZONE network.time_zone)::date
         ORDER BY grace_until, agreement.id`,
      'closings-due',
    );
  }

  override heldBack(at: Date): Promise<readonly DueAgreement[]> {
    return this.database.rows<DueAgreement>(
      sql`
        SELECT agreement.network_id AS "networkId", agreement.id AS "agreementId"
          FROM agreement
          JOIN network ON network.id = agreement.network_id
          JOIN agreement_balance balance
            ON balance.network_id = agreement.network_id AND balance.agreement_id = agreement.id
         WHERE closes_on IS NOT NULL AND closed_at IS NULL AND committed_cents > 0
           AND grace_until < (${at}::timestamptz AT TIME ZONE network.time_zone)::date
           AND NOT EXISTS (SELECT FROM coordination_told told
                            WHERE told.network_id = agreement.network_id AND told.kind = 'closing_held_back'
                              AND told.subject_id = agreement.id AND told.about_day = grace_until)
         ORDER BY grace_until, agreement.id`,
      'closings-held-back',
    );
  }

  override async noteHeldBack(tx: Tx, { networkId, agreementId }: DueAgreement): Promise<boolean> {
    const noted = await tx.row(sql`
      INSERT INTO coordination_told (network_id, kind, subject_id, about_day)
      SELECT network_id, 'closing_held_back', id, grace_until FROM agreement
       WHERE network_id = ${networkId} AND id = ${agreementId} AND grace_until IS NOT NULL
      ON CONFLICT DO NOTHING RETURNING subject_id`);
    return noted !== undefined;
  }
}
