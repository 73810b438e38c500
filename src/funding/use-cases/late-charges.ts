import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

/** Sessions that came after their agreement was closed. Implemented where usage is known. */
export abstract class LateCharges {
  /** The agreement is open again: those that nobody has decided about are charged to it, as they would have been. @returns how many */
  abstract chargeAll(tx: Tx, networkId: Id, agreementId: Id, reason: string, by: Id): Promise<number>;
}
