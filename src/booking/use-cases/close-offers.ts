import type { Tx } from '../../platform/database/index.js';
import { isLive, type Offer, type OfferState } from '../domain/offer.js';
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
    if (offer.providerId === toldOtherwise) continue;
    tx.publish({
      type: 'booking.offer_recalled.v1',
      networkId: offer.networkId,
      subjectId: offer.bookingId,
      facts: { offerId: offer.id, providerId: offer.providerId, state, reason },
    });
  }
  return closed;
};
