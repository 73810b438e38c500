import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BookingModule } from '../booking/booking.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { KnownFields } from './adapters/http/provider-event.dto.js';
import { ProviderEventsController } from './adapters/http/provider-events.controller.js';
import { ReceivedEventsController } from './adapters/http/received-events.controller.js';
import { EventsPageController } from './adapters/pages/events.controller.js';
import { OfferPageController } from './adapters/pages/offer.controller.js';
import { OffersPageController } from './adapters/pages/offers.controller.js';
import { OffersToSend } from './adapters/persistence/offers-to-send.js';
import { ReceivedEventEntity } from './adapters/persistence/received-event.entity.js';
import { StoredReceivedEvents } from './adapters/persistence/stored-received-events.js';
import { OfferLetters } from './adapters/letters/offer-letters.js';
import { ProviderOffers } from './adapters/persistence/provider-offers.js';
import { ProviderApi } from './adapters/provider-api/provider-api.js';
import { DispatchBookingJob } from './adapters/queue/dispatch-booking.job.js';
import { RecallOfferJob } from './adapters/queue/recall-offer.job.js';
import { AnswerOnPage } from './use-cases/answer-on-page.js';
import { SettleEvent } from './use-cases/settle-event.js';
import { HearProvider } from './use-cases/hear-provider.js';
import { ReceivedEvents } from './use-cases/received-events.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ReceivedEventEntity]),
    BookingModule,
    FundingModule,
    IdentityModule,
    NetworkModule,
    UsageModule,
  ],
  controllers: [
    ProviderEventsController,
    ReceivedEventsController,
    EventsPageController,
    OffersPageController,
    OfferPageController,
  ],
  providers: [
    AnswerOnPage,
    DispatchBookingJob,
    HearProvider,
    KnownFields,
    OfferLetters,
    OffersToSend,
    ProviderApi,
    ProviderOffers,
    RecallOfferJob,
    SettleEvent,
    StoredReceivedEvents,
    { provide: ReceivedEvents, useExisting: StoredReceivedEvents },
  ],
})
export class DispatchModule {}
