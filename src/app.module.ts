import { Module, type DynamicModule } from '@nestjs/common';
import { BookingModule } from './booking/booking.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { FrontModule } from './front/front.module.js';
import { FundingModule } from './funding/funding.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InvoiceModule } from './invoice/invoice.module.js';
import { NetworkModule } from './network/network.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { PlatformModule, type PlatformSettings } from './platform/platform.module.js';
import { RatingModule } from './rating/rating.module.js';
import { StatementModule } from './statement/statement.module.js';
import { UsageModule } from './usage/usage.module.js';
import { WebModule } from './web/web.module.js';

@Module({})
export class AppModule {
  static with(settings: PlatformSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings),
        BookingModule,
        DispatchModule,
        FrontModule,
        IdentityModule,
        FundingModule,
        InvoiceModule,
        NetworkModule,
        OverviewModule,
        RatingModule,
        StatementModule,
        UsageModule,
        WebModule,
      ],
    };
  }
}
