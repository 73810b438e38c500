import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FundingModule } from '../funding/funding.module.js';
import { LateCharges } from '../funding/index.js';
import { LastUses } from '../network/index.js';
import { NetworkModule } from '../network/network.module.js';
import { RatingModule } from '../rating/rating.module.js';
import { ImportResult } from './adapters/http/import-result.js';
import { ImportsController } from './adapters/http/imports.controller.js';
import { LateUsageController } from './adapters/http/late-usage.controller.js';
import { LayoutsController } from './adapters/http/layouts.controller.js';
import { ReceiveImportController } from './adapters/http/receive-import.controller.js';
import { TakeCallList } from './adapters/http/take-call-list.js';
import { UsageController } from './adapters/http/usage.controller.js';
import { TrySample } from './adapters/files/try-sample.js';
import { ProviderLists } from './adapters/files/provider-lists.js';
import { CallPageController } from './adapters/pages/call.controller.js';
import { LayoutPageController } from './adapters/pages/layout.controller.js';
import { ReadCallNames } from './adapters/pages/call-names.js';
import { ImportPageController } from './adapters/pages/import.controller.js';
import { ImportsPageController } from './adapters/pages/imports.controller.js';
import { LateUsagePageController } from './adapters/pages/late-usage.controller.js';
import { ReadLineToSettle } from './adapters/pages/read-line-to-settle.js';
import { CallsPageController } from './adapters/pages/calls.controller.js';
import { CallImportEntity } from './adapters/persistence/call-import.entity.js';
import { CallListFiles } from './adapters/persistence/call-list-files.js';
import { ImportPages } from './adapters/persistence/import-pages.js';
import { LateUsagePages } from './adapters/persistence/late-usage-pages.js';
import { LateUsageEntity } from './adapters/persistence/late-usage.entity.js';
import { StoredCallImports } from './adapters/persistence/stored-call-imports.js';
import { StoredLastUses } from './adapters/persistence/stored-last-uses.js';
import { StoredLateUsages } from './adapters/persistence/stored-late-usages.js';
import { StoredRecordedCalls } from './adapters/persistence/stored-recorded-calls.js';
import { StoredUsageRecords } from './adapters/persistence/stored-usage-records.js';
import { UsagePages } from './adapters/persistence/usage-pages.js';
import { UsageRecordEntity } from './adapters/persistence/usage-record.entity.js';
import { ImportCallListJob } from './adapters/queue/import-call-list.job.js';
import { CallBooks } from './use-cases/call-book.js';
import { CallImports } from './use-cases/call-imports.js';
import { ChargeCall } from './use-cases/charge-call.js';
import { ChargeReopened } from './use-cases/charge-reopened.js';
import { ChargeUsage } from './use-cases/charge-usage.js';
import { CorrectUsage } from './use-cases/correct-usage.js';
import { DecideLateUsage } from './use-cases/decide-late-usage.js';
import { HearCalls } from './use-cases/hear-calls.js';
import { ImportBatch } from './use-cases/import-batch.js';
import { ImportCallList } from './use-cases/import-call-list.js';
import { KeepLayout } from './use-cases/keep-layout.js';
import { LateUsages } from './use-cases/late-usages.js';
import { PriceSession } from './use-cases/price-session.js';
import { ReceiveCallList } from './use-cases/receive-call-list.js';
import { RecordUsage } from './use-cases/record-usage.js';
import { RecordedCalls } from './use-cases/recorded-calls.js';
import { ResolveLine } from './use-cases/resolve-line.js';
import { UsageRecords } from './use-cases/usage-records.js';

/**
 * What happened: told by events and call lists, priced, and charged to whoever pays. Global, since the network asks it (by
 * its own port) who has used the service.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([CallImportEntity, LateUsageEntity, UsageRecordEntity]),
    FundingModule,
    NetworkModule,
    RatingModule,
  ],
  controllers: [
    ReceiveImportController,
    ImportsController,
    UsageController,
    LateUsageController,
    LayoutsController,
    CallsPageController,
    ImportsPageController,
    ImportPageController,
    LateUsagePageController,
    LayoutPageController,
    CallPageController,
  ],
  providers: [
    CallBooks,
    CallListFiles,
    ChargeCall,
    ChargeUsage,
    CorrectUsage,
    DecideLateUsage,
    HearCalls,
    ImportBatch,
    ImportCallList,
    ImportCallListJob,
    ImportPages,
    ImportResult,
    KeepLayout,
    LateUsagePages,
    PriceSession,
    ProviderLists,
    ReadCallNames,
    ReadLineToSettle,
    ReceiveCallList,
    RecordUsage,
    ResolveLine,
    TakeCallList,
    TrySample,
    UsagePages,
    { provide: CallImports, useClass: StoredCallImports },
    { provide: LateCharges, useClass: ChargeReopened },
    { provide: LateUsages, useClass: StoredLateUsages },
    { provide: LastUses, useClass: StoredLastUses },
    { provide: RecordedCalls, useClass: StoredRecordedCalls },
    { provide: UsageRecords, useClass: StoredUsageRecords },
  ],
  exports: [
    CallBooks,
    ChargeCall,
    CorrectUsage,
    LastUses,
    LateCharges,
    ProviderLists,
    RecordUsage,
    UsageRecords,
  ],
})
export class UsageModule {}
