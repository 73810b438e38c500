import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';

/** Who has used the service, and when last. Known where usage is. */
export abstract class LastUses {
  /** @returns the last day for each of these professionals who ever had a session; the others are not in it */
  abstract of(networkId: Id, professionalIds: readonly Id[]): Promise<ReadonlyMap<Id, Day>>;
}
