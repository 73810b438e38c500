import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';

/** A booking whose cost is still to come, with what eligibility asks of it. */
export type OpenBooking = Readonly<{
  bookingId: Id;
  reference: string;
  startsAt: Date;
  /** What is reserved for it at present. */
  heldCents: Cents;
  /** It has not begun. */
  isToCome: boolean;
  modality: Modality;
  profession: string;
  commune: string;
  inseeCode: string;
  category: string | null;
}>;

/** A professional's new code at a provider. */
export type CodeInstead = Readonly<{ professionalId: Id; providerId: Id; code: string }>;

/** The bookings that an agreement is to pay for. Implemented where bookings live. */
export abstract class OpenBookings {
  /** Those that take place from an instant on, by their start; they stay as they are until the transaction ends. */
  abstract hold(tx: Tx, networkId: Id, agreementId: Id, from: Date): Promise<readonly OpenBooking[]>;
  /** Another agreement pays for them; `codes` are those that replace a professional's own. */
  abstract payWith(
    tx: Tx,
    networkId: Id,
    bookingIds: readonly Id[],
    agreementId: Id,
    codes: readonly CodeInstead[],
  ): Promise<void>;
  /** Nobody pays for it: it is unmet, what was reserved is given back, and whoever was asked is told. */
  abstract giveUp(tx: Tx, networkId: Id, bookingId: Id, by: Id | null): Promise<void>;
}
