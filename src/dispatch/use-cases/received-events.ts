import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { ProviderEvent } from '../domain/provider-event.js';

export type EventOutcome = 'applied' | 'ignored' | 'kept' | 'disputed';

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
}
