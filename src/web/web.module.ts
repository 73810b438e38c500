import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Assets } from './assets.js';
import { FrontPageController } from './front-page.controller.js';
import { FrontPage } from './front-page.js';

@Module({
  imports: [FundingModule, NetworkModule],
  controllers: [FrontPageController],
  providers: [Assets, FrontPage],
  exports: [FrontPage],
})
export class WebModule {}
