import type { Tx } from '../../platform/database/index.js';
import { isLive, standingBeside, type Offer, type OfferState } from '../domain/offer.js';
import type { Bookings } from './bookings.js';

/**
 * The live offers end, and the providers that hold them are told.
 * @param toldOtherwise the provider that learns of it by the offer that replaces this one.
 */
export const closeOffers = async (
  tx: Tx,
  bookings: Bookings,
  offers: readonly Offer[],
  state: Extract<OfferState, 'cancelled' | 'superseded' | 'expired'>,
  reason: string,
  toldOtherwise: string | null = null,
): Promise<readonly Offer[]> => {
  const closed: Offer[] = [];
  for (const offer of offers) {
    if (!isLive(offer)) {
      closed.push(offer);
      continue;
    }
    const ended: Offer = { ...offer, state, reason };
    await bookings.saveOffer(tx, ended);
    closed.push(ended);
    if (offer.providerId !== toldOtherwise) recall(tx, ended);
    recallReplaced(tx, ended, offers);
  }
  return closed;
};

/** An offer that ends without having come replaces nothing: the provider is told that the one before it is over, too. */
export const recallReplaced = (tx: Tx, ended: Offer, offers: readonly Offer[]): void => {
  const standing = standingBeside(ended, offers);
  if (standing) recall(tx, standing);
};

const recall = (tx: Tx, { networkId, bookingId, id, providerId, state, reason }: Offer): void =>
  tx.publish({
    type: 'booking.offer_recalled.v1',
    networkId,
    subjectId: bookingId,
    facts: { offerId: id, providerId, state, reason },
  });
