import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { ProviderEvent } from '../domain/provider-event.js';
import type { SetAsideReason, Settlement } from '../domain/settlement.js';

export type EventOutcome = 'applied' | 'ignored' | 'kept' | 'disputed';

/** A message that waits for the coordinator, or has been settled. */
export type KeptEvent = Readonly<{
  id: Id;
  providerId: Id;
  event: ProviderEvent;
  outcome: EventOutcome;
  reason: string | null;
  settlement: Settlement | null;
}>;

/** Every message from a provider, once each, with what became of it. */
export abstract class ReceivedEvents {
  /** @returns false when this `webhook-id` was received before: nothing is to be done again. */
  abstract receive(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    webhookId: string,
    event: ProviderEvent,
  ): Promise<boolean>;
  abstract settle(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    webhookId: string,
    outcome: EventOutcome,
    reason: string | null,
  ): Promise<void>;
  /** Kept or disputed, and held until the transaction ends; undefined where there is no such message. */
  abstract hold(tx: Tx, networkId: Id, id: Id): Promise<KeptEvent | undefined>;
  abstract conclude(
    tx: Tx,
    networkId: Id,
    id: Id,
    settlement: Settlement,
    reason: SetAsideReason | null,
    by: Id,
  ): Promise<void>;
}
