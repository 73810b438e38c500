import type { Bilingual } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type {
  CallImport,
  IgnoreReason,
  LineToSettle,
  Resolution,
  SettledLine,
  Tally,
} from '../domain/call-import.js';

/** The call lists taken in, and the lines of them that a person has to settle. */
export abstract class CallImports {
  abstract add(tx: Tx, received: CallImport): Promise<void>;
  abstract find(networkId: Id, id: Id): Promise<CallImport | undefined>;
  /**
   * Begins it, or begins it again: counters at zero, no lines to settle, and a new run, which shuts out the one before.
   * @returns undefined when it has ended already.
   */
  abstract begin(tx: Tx, networkId: Id, id: Id): Promise<CallImport | undefined>;
  /** The revision of the network's codes, agreements and tariffs, which stays as it is until the transaction ends. */
  abstract holdRevision(tx: Tx, networkId: Id): Promise<number>;
  /** @returns false when another run has begun: what this one does must be undone. */
  abstract advance(
    tx: Tx,
    run: CallImport,
    tally: Tally,
    toSettle: readonly LineToSettle[],
  ): Promise<boolean>;
  /** @returns how often this import has failed, this time included. */
  abstract noteFailure(tx: Tx, run: CallImport): Promise<number>;
  /** The file itself is forgotten. @returns false when another run has begun. */
  abstract end(tx: Tx, run: CallImport, problem: Bilingual | null): Promise<boolean>;
  /** Locked until the transaction ends. */
  abstract line(tx: Tx, networkId: Id, importId: Id, line: number): Promise<SettledLine | undefined>;
  abstract resolve(
    tx: Tx,
    networkId: Id,
    importId: Id,
    line: number,
    resolved: Readonly<{ resolution: Resolution; reason: IgnoreReason | null; usageId: Id | null; by: Id }>,
  ): Promise<void>;
}
