import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Cents } from '../../kernel/money.js';
import type { Agreement } from '../domain/agreement.js';
import type { Amendment } from '../domain/amendment.js';
import type { Budget } from '../domain/budget.js';
import type { Entry } from '../domain/entry.js';

/** An agreement and where its money stands, at one moment. */
export type HeldAgreement = Readonly<{ agreement: Agreement; budget: Budget }>;

/** Where agreements and what has become of them are kept. */
export abstract class AgreementRegister {
  abstract hasFunder(tx: Tx, networkId: Id, funderId: Id): Promise<boolean>;
  abstract add(tx: Tx, agreement: Agreement): Promise<void>;
  /** Each agreement with its money, as they are and stay until the transaction ends, in this order; undefined when there is none. */
  abstract hold<const Ids extends readonly Id[]>(
    tx: Tx,
    networkId: Id,
    agreementIds: Ids,
  ): Promise<{ [Place in keyof Ids]: HeldAgreement | undefined }>;
  /** The agreement as it is now, held by nobody. */
  abstract look(tx: Tx, networkId: Id, agreementId: Id): Promise<Agreement | undefined>;
  /** The agreement's last day becomes the amendment's. */
  abstract amend(tx: Tx, amendment: Amendment): Promise<void>;
  /** The percents of which the coordination is told become these. */
  abstract alertAt(tx: Tx, agreement: Agreement, thresholds: readonly number[]): Promise<void>;
}

/** Where entries are recorded. */
export abstract class EntryBook {
  abstract record(
    tx: Tx,
    networkId: Id,
    entries: readonly Entry[],
    recordedBy: Id | null,
  ): Promise<ReadonlySet<string>>;
  /**
   * What is reserved for these bookings passes from one agreement to another, and with it the remainder: an entry on each
   * side for each, all at once, however many there are.
   */
  abstract handOver(tx: Tx, networkId: Id, movement: HandoverMovement, recordedBy: Id | null): Promise<void>;
}

/** `remainderCents` is granted to the new agreement and taken back from the former one. */
export type HandoverMovement = Readonly<{
  handoverId: Id;
  fromAgreementId: Id;
  toAgreementId: Id;
  bookingIds: readonly Id[];
  remainderCents: Cents;
}>;
