import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Agreement } from '../domain/agreement.js';

export type AgreementKey = Readonly<{ networkId: Id; agreementId: Id }>;

/** Where it is kept of which thresholds a network was told. */
export abstract class AlertBook {
  /**
   * Agreements that seem to have reached a threshold that nobody was told of: those that have not ended, or are overdrawn,
   * since of the others nothing can be mended any more.
   */
  abstract seemUntold(at: Date): Promise<readonly AgreementKey[]>;
  /** @returns those of the thresholds that were not open already. */
  abstract open(tx: Tx, agreement: Agreement, thresholds: readonly number[]): Promise<readonly number[]>;
  /** The thresholds of which it was told and that have not been cleared since, those among them that it has no more. */
  abstract told(tx: Tx, agreement: Agreement): Promise<readonly number[]>;
  /** Closes the alerts of all thresholds but these. */
  abstract clearAllBut(tx: Tx, agreement: Agreement, thresholds: readonly number[]): Promise<void>;
}
