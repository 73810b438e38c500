import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { OverviewController } from './adapters/pages/overview.controller.js';
import { Overviews } from './adapters/persistence/overviews.js';

/** The coordinator's first screen: what is left, until when, what waits, who calls and who never does. */
@Module({
  imports: [FundingModule],
  controllers: [OverviewController],
  providers: [Overviews],
})
export class OverviewModule {}
