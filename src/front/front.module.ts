import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { FrontPageController } from './adapters/pages/front-page.controller.js';
import { FrontPage } from './adapters/pages/front-page.js';

/** The front door: what this is, and, in the demonstration, what is in it. */
@Module({
  imports: [FundingModule, NetworkModule],
  controllers: [FrontPageController],
  providers: [FrontPage],
  exports: [FrontPage],
})
export class FrontModule {}
