import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { UsageRecord } from '../domain/session.js';

/** The written-down sessions. The database refuses to change one, and to count a booking or a listed reference twice. */
export abstract class UsageRecords {
  /** @throws StateConflict when somebody else has just corrected the same record, or recorded a listed call of the same reference */
  abstract add(tx: Tx, record: UsageRecord): Promise<void>;
  /** The record, and which one corrects it, if any; locked until the transaction ends. */
  abstract find(
    tx: Tx,
    networkId: Id,
    id: Id,
  ): Promise<{ record: UsageRecord; correctedBy: Id | null } | undefined>;
  /** The record of a booking as first written. */
  abstract ofBooking(tx: Tx, networkId: Id, bookingId: Id): Promise<UsageRecord | undefined>;
  /** The record of a booking that counts: its last correction, or the first where there is none. */
  abstract standingOf(tx: Tx, networkId: Id, bookingId: Id): Promise<UsageRecord | undefined>;
}
