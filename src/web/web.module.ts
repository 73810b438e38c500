import { Global, Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ErrorPages } from '../platform/http/index.js';
import { AssetRoutes } from './asset-routes.js';
import { Demonstration } from './demonstration.js';
import { WebErrorPages } from './error-page.js';
import { FrontPageController } from './front-page.controller.js';
import { FrontPage } from './front-page.js';
import { LanguageController } from './language.controller.js';
import { StyleController } from './style/style.controller.js';

const isDevelopment = process.env['NODE_ENV'] !== 'production';

/** What all pages share. Global, since whatever goes wrong anywhere may have to be shown as a page. */
@Global()
@Module({
  imports: [FundingModule, NetworkModule],
  controllers: [FrontPageController, LanguageController, ...(isDevelopment ? [StyleController] : [])],
  providers: [AssetRoutes, Demonstration, FrontPage, { provide: ErrorPages, useClass: WebErrorPages }],
  exports: [ErrorPages, FrontPage],
})
export class WebModule {}
