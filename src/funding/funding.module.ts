import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementEntity } from './adapters/persistence/agreement.entity.js';
import { Agreements } from './adapters/persistence/agreements.js';
import { FunderEntity } from './adapters/persistence/funder.entity.js';
import { Ledger } from './adapters/persistence/ledger.js';

@Module({
  imports: [TypeOrmModule.forFeature([AgreementEntity, FunderEntity])],
  providers: [Agreements, Ledger],
  exports: [Agreements, Ledger],
})
export class FundingModule {}
