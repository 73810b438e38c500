export type { Booking } from './domain/booking.js';
export type { Offer } from './domain/offer.js';
export { AcceptReport, type AcceptedReport } from './use-cases/accept-report.js';
export { AnswerOffer } from './use-cases/answer-offer.js';
export { Bookings, type BookingWithOffers } from './use-cases/bookings.js';
export { ReportSession, type Reported } from './use-cases/report-session.js';
