import { Global, Module } from '@nestjs/common';
import { ErrorPages } from '../platform/http/index.js';
import { AssetRoutes } from './asset-routes.js';
import { Demonstration } from './demonstration.js';
import { WebErrorPages } from './error-page.js';
import { LanguageController } from './language.controller.js';
import { StyleController } from './style/style.controller.js';

const isDevelopment = process.env['NODE_ENV'] !== 'production';

/** What all pages share. Global, since whatever goes wrong anywhere may have to be shown as a page. */
@Global()
@Module({
  controllers: [LanguageController, ...(isDevelopment ? [StyleController] : [])],
  providers: [AssetRoutes, Demonstration, { provide: ErrorPages, useClass: WebErrorPages }],
  exports: [Demonstration, ErrorPages],
})
export class WebModule {}
