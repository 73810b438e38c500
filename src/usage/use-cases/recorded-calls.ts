import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { KnownCall } from '../domain/same-call.js';
import type { UsageRecord } from '../domain/session.js';

/** A call of a list, priced, with the line that it stands on. */
export type ListedRecord = Readonly<{ record: UsageRecord; line: number }>;

/** The recorded calls as a whole list asks for them: many in one statement, never one by one. */
export abstract class RecordedCalls {
  /** Records the calls of one import that are not recorded yet, be it by reference, listed or told of, or by booking. @returns the ids that were new. */
  abstract addNew(tx: Tx, records: readonly ListedRecord[]): Promise<ReadonlySet<Id>>;
  /**
   * For each reference that the provider's recorded calls have: the call (several where its events gave one reference to
   * several sessions), then the corrections, the present version last.
   */
  abstract ofReferences(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, readonly KnownCall[]>>;
  /** The call of each booking, as first recorded. */
  abstract ofBookings(tx: Tx, networkId: Id, bookingIds: readonly Id[]): Promise<ReadonlyMap<Id, KnownCall>>;
}
