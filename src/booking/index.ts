export type { Booking } from './domain/booking.js';
export type { Offer } from './domain/offer.js';
export { AcceptSession, type AcceptedSession } from './use-cases/accept-session.js';
export { AnswerOffer } from './use-cases/answer-offer.js';
export { Bookings, type BookingWithOffers } from './use-cases/bookings.js';
export { ReportSession, type Reported } from './use-cases/report-session.js';
