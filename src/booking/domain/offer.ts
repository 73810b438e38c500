import type { Id } from '../../kernel/ids.js';
import type { Booking } from './booking.js';

/** A booking put to one provider, until it answers, its time is over, or it is taken back. */
export type Offer = Readonly<{
  networkId: Id;
  id: Id;
  bookingId: Id;
  providerId: Id;
  state: OfferState;
  /** The earlier offer of the same booking that this one replaces at the same provider. */
  replacesId: Id | null;
  answerBy: Date;
  madeAt: Date;
  deliveredAt: Date | null;
  answeredAt: Date | null;
  reason: string | null;
}>;

export const offerStates = [
  'open',
  'accepted',
  'declined',
  'withdrawn',
  /** Not answered in time. */
  'expired',
  /** The provider's machine refused it: it will not take it however often it is sent. */
  'refused',
  /** The booking was moved: another offer stands for it. */
  'superseded',
  'cancelled',
] as const;
export type OfferState = (typeof offerStates)[number];

/** When whoever serves the booking was asked: urgency is counted from there, not from the first request of all. */
export const askedAtOf = ({ requestedAt }: Pick<Booking, 'requestedAt'>, offers: readonly Offer[]): Date =>
  offers.find(isLive)?.madeAt ?? requestedAt;

/**
 * The earlier offer that its provider still takes for good when this one ends: a provider learns that an offer is replaced by
 * the one that replaces it, so as long as that has not come, an appointment that was moved stands there as it was.
 */
export const standingBeside = (
  { deliveredAt, replacesId }: Pick<Offer, 'deliveredAt' | 'replacesId'>,
  offers: readonly Offer[],
): Offer | undefined => (deliveredAt === null ? offers.find(({ id }) => id === replacesId) : undefined);

export const isLive = ({ state }: Pick<Offer, 'state'>): boolean => state === 'open' || state === 'accepted';
