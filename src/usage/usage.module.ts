import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { RatingModule } from '../rating/rating.module.js';
import { StoredUsageRecords } from './adapters/persistence/stored-usage-records.js';
import { UsageRecordEntity } from './adapters/persistence/usage-record.entity.js';
import { CorrectUsage } from './use-cases/correct-usage.js';
import { PriceSession } from './use-cases/price-session.js';
import { RecordUsage } from './use-cases/record-usage.js';
import { UsageRecords } from './use-cases/usage-records.js';

@Module({
  imports: [TypeOrmModule.forFeature([UsageRecordEntity]), FundingModule, NetworkModule, RatingModule],
  providers: [CorrectUsage, PriceSession, RecordUsage, { provide: UsageRecords, useClass: StoredUsageRecords }],
  exports: [RecordUsage, UsageRecords],
})
export class UsageModule {}
