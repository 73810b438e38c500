import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { LateUsage } from '../../domain/late-usage.js';
import type { UsageRecord } from '../../domain/session.js';
import { LateUsages, type Decided } from '../../use-cases/late-usages.js';
import { LateUsageEntity } from './late-usage.entity.js';

@Injectable()
export class StoredLateUsages extends LateUsages {
  override async add(tx: Tx, records: readonly UsageRecord[]): Promise<void> {
    const networkId = records[0]?.networkId;
    if (!networkId) return;
    await tx.rows(sql`
      INSERT INTO late_usage (network_id, usage_id, agreement_id, arrived_at)
      SELECT ${networkId}, late.*, ${tx.at}
        FROM unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ agreementId }) => agreementId)}::uuid[]) late`);
  }

  override async hold(tx: Tx, networkId: Id, usageId: Id): Promise<LateUsage | undefined> {
    const where = { networkId, usageId };
    const held = await tx.manager.findOne(LateUsageEntity, { where, lock: { mode: 'pessimistic_write' } });
    return held ?? undefined;
  }

  override async decide(
    tx: Tx,
    { networkId, usageId }: LateUsage,
    { charged, reason, by }: Decided,
  ): Promise<void> {
    await tx.manager.update(
      LateUsageEntity,
      { networkId, usageId },
      {
        decision: charged ? 'charged' : 'reopened',
        chargedTo: charged?.to ?? null,
        chargedUsageId: charged?.usageId ?? null,
        reason,
        decidedBy: by,
        decidedAt: tx.at,
      },
    );
  }

  override reopenAll(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    { reason, by }: Pick<Decided, 'reason' | 'by'>,
  ): Promise<readonly Pick<UsageRecord, 'id' | 'amountCents'>[]> {
    return tx.rows(sql`
      UPDATE late_usage l SET decision = 'reopened', reason = ${reason}, decided_by = ${by}, decided_at = ${tx.at}
        FROM usage_record u
       WHERE l.network_id = ${networkId} AND l.agreement_id = ${agreementId} AND l.decision IS NULL
         AND u.network_id = l.network_id AND u.id = l.usage_id
      RETURNING u.id, u.amount_cents AS "amountCents"`);
  }
}
