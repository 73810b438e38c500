import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { ProviderEvent, ProviderEventType } from '../../domain/provider-event.js';
import type { SetAsideReason, Settlement } from '../../domain/settlement.js';
import { ReceivedEvents, type EventOutcome, type KeptEvent } from '../../use-cases/received-events.js';
import { ReceivedEventEntity } from './received-event.entity.js';

export type KeptFilter = Readonly<{
  isSettled: boolean;
  outcome?: 'kept' | 'disputed';
  type?: ProviderEventType;
  providerId?: Id;
}>;

const KEPT: EventOutcome[] = ['kept', 'disputed'];

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

  override async hold(tx: Tx, networkId: Id, id: Id): Promise<KeptEvent | undefined> {
    const row = await tx.manager.findOne(ReceivedEventEntity, {
      where: { networkId, id, outcome: In(KEPT) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return undefined;
    const { providerId, outcome, reason, settlement } = row;
    return { id, providerId, event: eventOf(row), outcome, reason, settlement };
  }

  override async conclude(
    tx: Tx,
    networkId: Id,
    id: Id,
    settlement: Settlement,
    settlementReason: SetAsideReason | null,
    settledBy: Id,
  ): Promise<void> {
    await tx.manager.update(
      ReceivedEventEntity,
      { networkId, id },
      { settlement, settlementReason, settledBy, settledAt: tx.at },
    );
  }

  async one(networkId: Id, id: Id): Promise<ReceivedEventEntity | undefined> {
    const where = { networkId, id, outcome: In(KEPT) };
    return (await this.database.manager.findOneBy(ReceivedEventEntity, where)) ?? undefined;
  }

  /** Of what a person has to judge, or has judged, newest first; one more than asked for. */
  page(
    networkId: Id,
    { isSettled, outcome, type, providerId }: KeptFilter,
    { limit, after }: Slice,
  ): Promise<ReceivedEventEntity[]> {
    return this.database.manager.find(ReceivedEventEntity, {
      where: {
        networkId,
        outcome: outcome ?? In(KEPT),
        settlement: isSettled ? Not(IsNull()) : IsNull(),
        ...(type && { type }),
        ...(providerId && { providerId }),
        ...(after && { id: LessThan(after) }),
      },
      order: { id: 'DESC' },
      take: limit + 1,
    });
  }
}

/** The message as it was read, from the facts that were kept of it. */
export const eventOf = (row: ReceivedEventEntity): ProviderEvent => {
  const facts = row.facts as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' ? value : null;
  };
  const number = (name: string): number | null => {
    const value = facts[name];
    return typeof value === 'number' ? value : null;
  };
  const startedAt = text('startedAt');
  return {
    type: row.type,
    bookingId: row.bookingId,
    offerId: row.offerId ?? '',
    occurredAt: row.occurredAt,
    reason: text('reason') as ProviderEvent['reason'],
    providerReference: text('providerReference'),
    interpreterRef: text('interpreterRef'),
    interpreterGender: text('interpreterGender') as ProviderEvent['interpreterGender'],
    contact: (facts['contact'] ?? null) as ProviderEvent['contact'],
    startedAt: startedAt ? new Date(startedAt) : null,
    durationSeconds: number('durationSeconds'),
    waitSeconds: number('waitSeconds'),
    distanceKm: number('distanceKm'),
  };
};
