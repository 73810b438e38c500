export { takes, type Booking } from './domain/booking.js';
export { offerStates, type Offer, type OfferState } from './domain/offer.js';
export { shownLanguageOf } from './adapters/pages/shown-language.js';
export { AcceptSession, type AcceptedSession } from './use-cases/accept-session.js';
export { AnswerOffer } from './use-cases/answer-offer.js';
export { Bookings, type BookingWithOffers } from './use-cases/bookings.js';
export { ReportSession, type Reported } from './use-cases/report-session.js';
