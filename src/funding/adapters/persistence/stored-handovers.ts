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
  async one(reader: HandoverReader, id: Id): Promise<Handover | undefined> {
    const found = await this.database.manager.findOneBy(HandoverEntity, { id, ...scopeOf(reader) });
    return found ?? undefined;
  }

  /** One row more than the slice asks for, when there is one. */
  slice(reader: HandoverReader, { limit, after }: Slice): Promise<Handover[]> {
    const where = { ...scopeOf(reader), ...(after && { id: MoreThan(after) }) };
    return this.database.manager.find(HandoverEntity, { where, order: { id: 'ASC' }, take: limit + 1 });
  }
}

const scopeOf = (reader: HandoverReader): FindOptionsWhere<HandoverEntity> =>
  reader.role === 'admin' ? {} : { networkId: reader.networkId };

const entityOf = (handover: Handover): HandoverEntity => ({
  ...handover,
  accessCodes: [...handover.accessCodes],
  decisions: { ...handover.decisions },
});
