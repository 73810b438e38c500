import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { MoreThan, type FindOptionsWhere } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Handover } from '../../domain/handover.js';
import { Handovers } from '../../use-cases/handovers.js';
import { HandoverEntity } from './handover.entity.js';

export type HandoverReader = ViewerOf<'coordinator' | 'admin'>;
/** A former carrier reads the record of what ended its own period, and nothing else of a handover. */
export type RecordReader = HandoverReader | ViewerOf<'former_carrier'>;

@Injectable()
export class StoredHandovers extends Handovers {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  override async add(tx: Tx, handover: Handover): Promise<void> {
    await tx.manager.insert(HandoverEntity, entityOf(handover));
  }

  override async hold(tx: Tx, networkId: Id | null, id: Id): Promise<Handover | undefined> {
    const where = { id, ...(networkId && { networkId }) };
    const held = await tx.manager.findOne(HandoverEntity, { where, lock: { mode: 'pessimistic_write' } });
    return held ?? undefined;
  }

  override async save(tx: Tx, handover: Handover): Promise<void> {
    const { networkId, id } = handover;
    await tx.manager.update(HandoverEntity, { networkId, id }, entityOf(handover));
  }

  override async holdDue(tx: Tx, without: readonly Id[]): Promise<Handover | undefined> {
    const due = await tx.row<{ networkId: Id; id: Id }>(sql`
      SELECT h.network_id AS "networkId", h.id FROM handover h JOIN network n ON n.id = h.network_id
       WHERE h.status = 'scheduled'
         AND (h.at_once OR h.effective_on <= (${tx.at}::timestamptz AT TIME ZONE n.time_zone)::date)
         AND NOT h.id = ANY (${[...without]}::uuid[])
       ORDER BY h.effective_on, h.id LIMIT 1 FOR UPDATE OF h SKIP LOCKED`);
    return due && this.hold(tx, due.networkId, due.id);
  }

  /** @returns undefined when there is none that this reader may see. */
  async one(reader: RecordReader, id: Id): Promise<Handover | undefined> {
    const found = await this.database.manager.findOneBy(HandoverEntity, { id, ...scopeOf(reader) });
    return found ?? undefined;
  }

  /** Those that were executed and that this reader's agreement handed over in, the first one first. */
  async endingPeriodOf({ networkId, agreementId }: ViewerOf<'former_carrier'>): Promise<readonly Handover[]> {
    return this.database.manager.find(HandoverEntity, {
      where: { networkId, fromAgreementId: agreementId, status: 'executed' },
      order: { effectiveOn: 'ASC', id: 'ASC' },
    });
  }

  /** One row more than the slice asks for, when there is one. */
  slice(reader: HandoverReader, { limit, after }: Slice): Promise<Handover[]> {
    const where = { ...scopeOf(reader), ...(after && { id: MoreThan(after) }) };
    return this.database.manager.find(HandoverEntity, { where, order: { id: 'ASC' }, take: limit + 1 });
  }
}

const scopeOf = (reader: RecordReader): FindOptionsWhere<HandoverEntity> => {
  switch (reader.role) {
    case 'admin':
      return {};
    case 'coordinator':
      return { networkId: reader.networkId };
    case 'former_carrier':
      return { networkId: reader.networkId, fromAgreementId: reader.agreementId, status: 'executed' };
  }
};

const entityOf = (handover: Handover): HandoverEntity => ({
  ...handover,
  accessCodes: [...handover.accessCodes],
  decisions: { ...handover.decisions },
});
