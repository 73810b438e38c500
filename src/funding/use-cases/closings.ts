import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Agreement } from '../domain/agreement.js';
import type { Closing, ClosingPlan } from '../domain/closing.js';

export type DueAgreement = Readonly<{ networkId: Id; agreementId: Id }>;

/** Where it is kept how agreements end. */
export abstract class Closings {
  abstract plan(tx: Tx, agreement: Agreement, plan: ClosingPlan): Promise<void>;
  /** The row itself closes the agreement, or opens it again. */
  abstract seal(tx: Tx, closing: Closing): Promise<void>;
  /** What was done last. */
  abstract last(tx: Tx, networkId: Id, agreementId: Id): Promise<Closing | undefined>;
  /** Those whose grace is over and that nothing is promised of any more. */
  abstract due(at: Date): Promise<readonly DueAgreement[]>;
  /** Those whose grace is over, of which money is still promised, and nobody was told. */
  abstract heldBack(at: Date): Promise<readonly DueAgreement[]>;
  /** @returns false where it was told before, of this plan */
  abstract noteHeldBack(tx: Tx, heldBack: DueAgreement): Promise<boolean>;
}
