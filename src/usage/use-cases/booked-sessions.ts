import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { Tx } from '../../platform/database/index.js';

/** What a call list may say about a booking. */
export type ListedCall = Readonly<{
  providerId: Id;
  /** The call's reference in the list: the booking's, or the one that the provider gave when it accepted. */
  reference: string;
  professionalId: Id | null;
  language: string | null;
  startedAt: Date;
}>;

/** A booking as a call list needs to know it. */
export type BookedSession = Readonly<{
  bookingId: Id;
  providerId: Id;
  agreementId: Id;
  professionalId: Id;
  practiceId: Id;
  language: string;
  modality: Modality;
  startsAt: Date;
  plannedSeconds: number;
  requestedAt: Date;
  /** Its usage is recorded already: the call is that one, told twice. */
  isRecorded: boolean;
}>;

/** Whether a booking still is what it was when a call was matched with it. */
export const isAsMatched = (matched: BookedSession, now: BookedSession | undefined): boolean =>
  now !== undefined &&
  (Object.keys(matched) as (keyof BookedSession)[]).every(
    (fact) => matched[fact].valueOf() === now[fact].valueOf(),
  );

/** The bookings that calls may belong to. Implemented where bookings live. */
export abstract class BookedSessions {
  /**
   * For each call, the booking that it is: by reference first, then by professional, language and start (± 30 min).
   * @returns as many results as calls, in their order.
   */
  abstract match(
    tx: Tx,
    networkId: Id,
    calls: readonly ListedCall[],
  ): Promise<readonly (BookedSession | null)[]>;
  /** The bookings as they stand now, and stay until the transaction ends; those that no call can belong to any more are not there. */
  abstract hold(tx: Tx, networkId: Id, bookingIds: readonly Id[]): Promise<ReadonlyMap<Id, BookedSession>>;
  /** Those that can still be told of took place, as their usage now says; their life ends, and whoever was asked has accepted. */
  abstract complete(tx: Tx, networkId: Id, bookingIds: readonly Id[]): Promise<void>;
}
