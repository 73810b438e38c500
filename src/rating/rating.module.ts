import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { QuotesController } from './adapters/http/quotes.controller.js';
import { TariffsController } from './adapters/http/tariffs.controller.js';
import { TariffEditorController } from './adapters/pages/tariff-editor.controller.js';
import { TariffPagesController } from './adapters/pages/tariff-pages.controller.js';
import { TariffEntity } from './adapters/persistence/tariff.entity.js';
import { Tariffs } from './adapters/persistence/tariffs.js';

/** What sessions cost: providers' dated tariffs, and prices that explain themselves. */
@Module({
  imports: [TypeOrmModule.forFeature([TariffEntity]), FundingModule, NetworkModule],
  controllers: [TariffsController, QuotesController, TariffPagesController, TariffEditorController],
  providers: [Tariffs],
  exports: [Tariffs],
})
export class RatingModule {}
