import { Module } from '@nestjs/common';
import { FrontPageController } from './adapters/pages/front-page.controller.js';
import { FrontPage } from './adapters/pages/front-page.js';

/** The front door: what this is, and, in the demonstration, what runs it. */
@Module({
  controllers: [FrontPageController],
  providers: [FrontPage],
  exports: [FrontPage],
})
export class FrontModule {}
