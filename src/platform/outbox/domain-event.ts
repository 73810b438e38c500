import type { Id } from '../../kernel/ids.js';

/**
 * A fact of the trade, in the past tense and with its version: `booking.requested.v1`.
 * Its facts hold ids and codes, never a name or a word about a patient.
 */
export type DomainEvent = Readonly<{
  type: string;
  networkId: Id;
  /** What the fact is about: a booking, an agreement, an import. */
  subjectId: Id;
  facts: Readonly<Record<string, unknown>>;
}>;

export type StoredEvent = DomainEvent & Readonly<{ id: Id; occurredAt: Date }>;
