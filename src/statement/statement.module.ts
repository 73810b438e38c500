import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { FunderAgreementsController } from './adapters/pages/agreements.controller.js';
import { Activities } from './adapters/persistence/activities.js';

/** What funders receive: their agreements' figures, counted and masked. */
@Module({
  imports: [FundingModule],
  controllers: [FunderAgreementsController],
  providers: [Activities],
})
export class StatementModule {}
