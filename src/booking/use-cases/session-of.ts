import type { Session } from '../../usage/index.js';
import { askedAtOf } from '../domain/offer.js';
import type { BookingWithOffers } from './bookings.js';

type Reported = Pick<Session, 'outcome' | 'durationSeconds'> &
  Partial<Pick<Session, 'startedAt' | 'waitSeconds' | 'distanceKm' | 'cancelledAt'>>;

/** What became of a booking, as usage records it: charged to the booking's own agreement. */
export const sessionOf = ({ booking, offers }: BookingWithOffers, reported: Reported): Session => {
  const { networkId, agreementId, providerId, professionalId, practiceId, language, modality } = booking;
  if (!agreementId || !providerId)
    throw new Error(`booking ${booking.id} has no payer, so nothing can have become of it`);
  return {
    networkId,
    agreementId,
    providerId,
    professionalId,
    practiceId,
    bookingId: booking.id,
    reference: booking.providerReference,
    language,
    modality,
    startedAt: booking.startsAt,
    plannedSeconds: booking.expectedMinutes * 60,
    waitSeconds: null,
    distanceKm: null,
    requestedAt: askedAtOf(booking, offers),
    cancelledAt: null,
    providerAmountCents: null,
    source: 'event',
    importId: null,
    ...reported,
  };
};
