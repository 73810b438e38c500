import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { IsNull } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import { breaks, type Tx } from '../../../platform/database/index.js';
import type { UsageRecord } from '../../domain/session.js';
import { correctedAlready, referenceRecorded } from '../../domain/usage.errors.js';
import { UsageRecords } from '../../use-cases/usage-records.js';
import { UsageRecordEntity } from './usage-record.entity.js';

@Injectable()
export class StoredUsageRecords extends UsageRecords {
  override async add(tx: Tx, record: UsageRecord): Promise<void> {
    try {
      await tx.manager.insert(UsageRecordEntity, { ...record, lines: [...record.lines] });
    } catch (error) {
      if (breaks(error, 'usage_corrected_once')) throw correctedAlready(null);
      if (breaks(error, 'usage_listed_once')) throw referenceRecorded(null);
      throw error;
    }
  }

  override async find(
    tx: Tx,
    networkId: Id,
    id: Id,
  ): Promise<{ record: UsageRecord; correctedBy: Id | null } | undefined> {
    const record = await tx.manager.findOne(UsageRecordEntity, {
      where: { networkId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!record) return undefined;
    // Two corrections of one record wait for each other above; the second sees the first only in a statement begun since.
    const correction = await tx.row<{ id: Id }>(
      sql`SELECT id FROM usage_record WHERE network_id = ${networkId} AND correction_of = ${id}`,
    );
    return { record, correctedBy: correction?.id ?? null };
  }

  override async ofBooking(tx: Tx, networkId: Id, bookingId: Id): Promise<UsageRecord | undefined> {
    const record = await tx.manager.findOneBy(UsageRecordEntity, {
      networkId,
      bookingId,
      correctionOf: IsNull(),
    });
    return record ?? undefined;
  }

  override async standingOf(tx: Tx, networkId: Id, bookingId: Id): Promise<UsageRecord | undefined> {
    const record = await tx.manager
      .createQueryBuilder(UsageRecordEntity, 'u')
      .where('u.networkId = :networkId AND u.bookingId = :bookingId', { networkId, bookingId })
      .andWhere(
        'NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)',
      )
      .getOne();
    return record ?? undefined;
  }
}
