import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { unreachableStates } from '../kernel/lifecycle.js';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { RatingModule } from '../rating/rating.module.js';
import { OpenBookings } from '../funding/index.js';
import { BookedSessions } from '../usage/index.js';
import { UsageModule } from '../usage/usage.module.js';
import { BookingCommandsController } from './adapters/http/booking-commands.controller.js';
import { BookingEventsController } from './adapters/http/booking-events.controller.js';
import { BookingQueriesController } from './adapters/http/booking-queries.controller.js';
import { OffersController } from './adapters/http/offers.controller.js';
import { BookPageController } from './adapters/pages/book.controller.js';
import { BookingChangesPageController } from './adapters/pages/booking-changes.controller.js';
import { BookingPageController } from './adapters/pages/booking.controller.js';
import { BookingsPageController } from './adapters/pages/bookings.controller.js';
import { CalendarController } from './adapters/pages/calendar.controller.js';
import { ReadBookingView } from './adapters/pages/booking-view.js';
import { CallController } from './adapters/pages/call.controller.js';
import { CardController } from './adapters/pages/card.controller.js';
import { DialController } from './adapters/pages/dial.controller.js';
import { ReadForWhom } from './adapters/pages/for-whom.js';
import { KnownAccess } from './adapters/pages/known-access.js';
import { OfflineController } from './adapters/pages/offline.controller.js';
import { ReadCallHome } from './adapters/pages/read-call-home.js';
import { CoordinatorBookingController } from './adapters/pages/coordinator-booking.controller.js';
import { CoordinatorBookingsController } from './adapters/pages/coordinator-bookings.controller.js';
import { BookingEntity } from './adapters/persistence/booking.entity.js';
import { BookingQueries } from './adapters/persistence/booking-queries.js';
import { CalendarFeeds } from './adapters/persistence/calendar-feeds.js';
import { LanguageHabits } from './adapters/persistence/language-habits.js';
import { OfferQueries } from './adapters/persistence/offer-queries.js';
import { OfferEntity } from './adapters/persistence/offer.entity.js';
import { OwnBookings } from './adapters/persistence/own-bookings.js';
import { StoredBookedSessions } from './adapters/persistence/stored-booked-sessions.js';
import { StoredOpenBookings } from './adapters/persistence/stored-open-bookings.js';
import { StoredBookings } from './adapters/persistence/stored-bookings.js';
import { TwinRequests } from './adapters/persistence/twin-requests.js';
import { bookingLifecycle } from './domain/booking.lifecycle.js';
import { AcceptSession } from './use-cases/accept-session.js';
import { AnswerOffer } from './use-cases/answer-offer.js';
import { Bookings } from './use-cases/bookings.js';
import { CancelBooking } from './use-cases/cancel-booking.js';
import { FindAccessCode } from './use-cases/find-access-code.js';
import { GiveUpBooking } from './use-cases/give-up-booking.js';
import { MoveOn } from './use-cases/move-on.js';
import { NoteUnmet } from './use-cases/note-unmet.js';
import { OfferNext } from './use-cases/offer-next.js';
import { PlanBooking } from './use-cases/plan-booking.js';
import { ReadChoices } from './use-cases/read-choices.js';
import { ReadPayers } from './use-cases/read-payers.js';
import { ReadRequest } from './use-cases/read-request.js';
import { ReadTerms } from './use-cases/read-terms.js';
import { ReportIncident } from './use-cases/report-incident.js';
import { ReportSession } from './use-cases/report-session.js';
import { RequestBooking } from './use-cases/request-booking.js';
import { RequestSeries } from './use-cases/request-series.js';
import { RescheduleBooking } from './use-cases/reschedule-booking.js';
import { Reservations } from './use-cases/reservations.js';

/** Global, since usage asks it (by its own port) which booking a listed call is. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([BookingEntity, OfferEntity]),
    FundingModule,
    NetworkModule,
    RatingModule,
    UsageModule,
  ],
  controllers: [
    BookingCommandsController,
    BookingEventsController,
    BookingQueriesController,
    BookPageController,
    BookingChangesPageController,
    BookingPageController,
    BookingsPageController,
    CalendarController,
    CoordinatorBookingsController,
    CoordinatorBookingController,
    CallController,
    CardController,
    DialController,
    OfflineController,
    OffersController,
  ],
  providers: [
    AcceptSession,
    AnswerOffer,
    BookingQueries,
    CalendarFeeds,
    CancelBooking,
    FindAccessCode,
    KnownAccess,
    LanguageHabits,
    GiveUpBooking,
    MoveOn,
    NoteUnmet,
    OfferQueries,
    OfferNext,
    PlanBooking,
    OwnBookings,
    ReadCallHome,
    ReadBookingView,
    ReadForWhom,
    ReadPayers,
    ReadChoices,
    ReadRequest,
    ReadTerms,
    ReportIncident,
    ReportSession,
    RequestBooking,
    RequestSeries,
    RescheduleBooking,
    Reservations,
    TwinRequests,
    { provide: Bookings, useClass: StoredBookings },
    { provide: BookedSessions, useClass: StoredBookedSessions },
    { provide: OpenBookings, useClass: StoredOpenBookings },
  ],
  exports: [AcceptSession, AnswerOffer, BookedSessions, OpenBookings, Bookings, ReportSession],
})
export class BookingModule {
  constructor() {
    const unreachable = unreachableStates(bookingLifecycle, 'requested');
    if (unreachable.length > 0) throw new Error(`no command leads to ${unreachable.join(', ')}`);
  }
}
