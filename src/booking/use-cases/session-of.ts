import type { Session } from '../../usage/index.js';
import type { Booking } from '../domain/booking.js';

type Reported = Pick<Session, 'outcome' | 'durationSeconds'> &
  Partial<Pick<Session, 'startedAt' | 'waitSeconds' | 'distanceKm' | 'cancelledAt'>>;

/** What became of a booking, as usage records it: charged to the booking's own agreement. */
export const sessionOf = (booking: Booking, reported: Reported): Session => {
  const { networkId, agreementId, providerId, professionalId, practiceId, language, modality, requestedAt } =
    booking;
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
    requestedAt,
    cancelledAt: null,
    providerAmountCents: null,
    source: 'event',
    importId: null,
    ...reported,
  };
};
