import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { IsNull } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { UsageRecord } from '../../domain/session.js';
import { UsageRecords } from '../../use-cases/usage-records.js';
import { UsageRecordEntity } from './usage-record.entity.js';

@Injectable()
export class StoredUsageRecords extends UsageRecords {
  override async add(tx: Tx, record: UsageRecord): Promise<void> {
    await tx.manager.insert(UsageRecordEntity, { ...record, lines: [...record.lines] });
  }

  override async find(
    tx: Tx,
    networkId: Id,
    id: Id,
  ): Promise<{ record: UsageRecord; correctedBy: Id | null } | undefined> {
    // Two corrections of one record wait for each other here; the unique index would refuse the second in any case.
    const known = await tx.row<{ corrected_by: Id | null }>(sql`
      SELECT (SELECT c.id FROM usage_record c WHERE c.network_id = r.network_id AND c.correction_of = r.id) AS corrected_by
        FROM usage_record r WHERE r.network_id = ${networkId} AND r.id = ${id} FOR UPDATE`);
    if (!known) return undefined;
    const record = await tx.manager.findOneByOrFail(UsageRecordEntity, { networkId, id });
    return { record, correctedBy: known.corrected_by };
  }

  override async ofBooking(tx: Tx, networkId: Id, bookingId: Id): Promise<UsageRecord | undefined> {
    const record = await tx.manager.findOneBy(UsageRecordEntity, {
      networkId,
      bookingId,
      correctionOf: IsNull(),
    });
    return record ?? undefined;
  }
}
