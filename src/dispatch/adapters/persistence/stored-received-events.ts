import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { ProviderEvent } from '../../domain/provider-event.js';
import { ReceivedEvents, type EventOutcome } from '../../use-cases/received-events.js';
import { ReceivedEventEntity } from './received-event.entity.js';

@Injectable()
export class StoredReceivedEvents extends ReceivedEvents {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  override async receive(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    webhookId: string,
    event: ProviderEvent,
  ): Promise<boolean> {
    const { type, bookingId, offerId, occurredAt, ...facts } = event;
    const received = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(ReceivedEventEntity)
      .values({
        networkId,
        providerId,
        webhookId,
        id: newId(),
        type,
        bookingId,
        offerId,
        facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)),
        occurredAt,
        receivedAt: tx.at,
        outcome: 'ignored',
        reason: null,
      })
      .orIgnore()
      .returning('id')
      .updateEntity(false)
      .execute();
    return (received.raw as unknown[]).length > 0;
  }

  override async settle(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    webhookId: string,
    outcome: EventOutcome,
    reason: string | null,
  ): Promise<void> {
    await tx.manager.update(ReceivedEventEntity, { networkId, providerId, webhookId }, { outcome, reason });
  }

  /** What waits for the coordinator's judgement, newest first; one more than asked for. */
  toSettle(networkId: Id, { limit, after }: Slice): Promise<ReceivedEventEntity[]> {
    return this.database.manager.find(ReceivedEventEntity, {
      where: { networkId, outcome: In(['kept', 'disputed']), ...(after && { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
  }
}
