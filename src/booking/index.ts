export type { Booking, Contact } from './domain/booking.js';
export type { Offer } from './domain/offer.js';
export { AnswerOffer, OfferNotOpen, type Acceptance } from './use-cases/answer-offer.js';
export { Bookings, type BookingWithOffers } from './use-cases/bookings.js';
export { ReportSession, type Reported } from './use-cases/report-session.js';
