import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Handover } from '../domain/handover.js';

/** Where handovers are kept. */
export abstract class Handovers {
  abstract add(tx: Tx, handover: Handover): Promise<void>;
  /** As it stands, and stays until the transaction ends. @param networkId null: of any network */
  abstract hold(tx: Tx, networkId: Id | null, id: Id): Promise<Handover | undefined>;
  abstract save(tx: Tx, handover: Handover): Promise<void>;
  /** The scheduled handover whose day has come, or that waits for none, held for this transaction; one that somebody else holds is left to them. */
  abstract holdDue(tx: Tx, without: readonly Id[]): Promise<Handover | undefined>;
}
