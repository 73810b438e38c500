import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Agreement } from '../domain/agreement.js';
import type { Amendment } from '../domain/amendment.js';
import type { Budget } from '../domain/budget.js';
import type { Entry } from '../domain/entry.js';

/** Where agreements and what has become of them are kept. */
export abstract class AgreementRegister {
  abstract hasFunder(tx: Tx, networkId: Id, funderId: Id): Promise<boolean>;
  abstract add(tx: Tx, agreement: Agreement): Promise<void>;
  /** The agreement and its money as they are, and stay until the transaction ends; undefined when there is none. */
  abstract hold(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
  ): Promise<Readonly<{ agreement: Agreement; budget: Budget }> | undefined>;
  /** The agreement's last day becomes the amendment's. */
  abstract amend(tx: Tx, amendment: Amendment): Promise<void>;
}

/** Where entries are recorded. */
export abstract class EntryBook {
  abstract record(
    tx: Tx,
    networkId: Id,
    entries: readonly Entry[],
    recordedBy: Id | null,
  ): Promise<ReadonlySet<string>>;
}
