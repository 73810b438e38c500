import type { Id } from '../../kernel/ids.js';
import type { PayerExplained } from '../../funding/index.js';
import type { OnceKey } from '../../platform/http/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Access, Booking } from '../domain/booking.js';
import type { Offer } from '../domain/offer.js';

/** An agreement that may be asked to pay, with what the booking's answer would be if it does. */
export type PayerCandidate = Readonly<{
  agreementId: Id;
  onExhaustion: 'block' | 'warn' | 'fall_back';
  access: Access | null;
  answer: unknown;
}>;

export type AcceptAttempt = Readonly<{
  /** Without its payer, which is what is decided. */
  booking: Booking;
  offer: Offer | null;
  payers: readonly PayerCandidate[];
  /** Under which the plan was made. */
  revision: number;
  requestedBy: Id;
  once: OnceKey | null;
}>;

export type AcceptOutcome =
  | Readonly<{ kind: 'accepted'; payer: number }>
  | Readonly<{ kind: 'exhausted' }>
  /** Reference data or balances moved since the plan was made: plan again. */
  | Readonly<{ kind: 'stale' }>
  | Readonly<{ kind: 'in_flight' }>
  | Readonly<{ kind: 'known'; fingerprint: string; status: number; body: unknown }>;

export type BookingWithOffers = Readonly<{ booking: Booking; offers: readonly Offer[] }>;

/** The bookings and their offers. */
export abstract class Bookings {
  /** Everything that accepting a booking writes, in one round trip, or nothing. */
  abstract accept(attempt: AcceptAttempt): Promise<AcceptOutcome>;
  /** Accepts all of them in one transaction, or writes nothing: one outcome each, up to the first that makes the others idle. */
  abstract acceptAll(attempts: readonly AcceptAttempt[]): Promise<readonly AcceptOutcome[]>;
  /** The booking as it stands. */
  abstract find(networkId: Id, id: Id): Promise<Booking | undefined>;
  /** Notes a request that nobody serves, once however often it is tried; with why nobody pays, where that is the reason. */
  abstract noteUnmet(booking: Booking, payers: readonly PayerExplained[] | null): Promise<void>;
  /** Why nobody paid for a request, as it was when it was noted; undefined where money was not the reason. */
  abstract explanationOf(networkId: Id, id: Id): Promise<readonly PayerExplained[] | undefined>;
  /** The booking, held until the transaction ends, and its offers, oldest first. */
  abstract hold(tx: Tx, networkId: Id, id: Id): Promise<BookingWithOffers | undefined>;
  abstract save(tx: Tx, booking: Booking): Promise<void>;
  abstract addOffer(tx: Tx, offer: Offer): Promise<void>;
  abstract saveOffer(tx: Tx, offer: Offer): Promise<void>;
  /** The booking whose `dueAt` passed first, held for this transaction; one that somebody else holds is left to them. */
  abstract holdDue(tx: Tx, without: readonly Id[]): Promise<BookingWithOffers | undefined>;
}
