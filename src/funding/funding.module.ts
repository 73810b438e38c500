import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module.js';
import { AgreementsController } from './adapters/http/agreements.controller.js';
import { AlertThresholdsController } from './adapters/http/alert-thresholds.controller.js';
import { AmendmentsController } from './adapters/http/amendments.controller.js';
import { ClosingsController } from './adapters/http/closings.controller.js';
import { FormerCarriersController } from './adapters/http/former-carriers.controller.js';
import { FundersController } from './adapters/http/funders.controller.js';
import { HandoverRecords } from './adapters/documents/handover-records.js';
import { YearEndFiles } from './adapters/documents/year-end-files.js';
import { HandoverRecordsController } from './adapters/http/handover-records.controller.js';
import { HandoversController } from './adapters/http/handovers.controller.js';
import { LedgerController } from './adapters/http/ledger.controller.js';
import { YearEndsController } from './adapters/http/year-ends.controller.js';
import { BudgetController } from './adapters/pages/budget.controller.js';
import { BudgetsController } from './adapters/pages/budgets.controller.js';
import { ClosingPageController } from './adapters/pages/closing.controller.js';
import { EntriesController } from './adapters/pages/entries.controller.js';
import { FundersPageController } from './adapters/pages/funders.controller.js';
import { HandoverPageController } from './adapters/pages/handover.controller.js';
import { HandoversPageController } from './adapters/pages/handovers.controller.js';
import { YearEndPageController } from './adapters/pages/year-end.controller.js';
import { AgreementBook } from './adapters/persistence/agreement-book.js';
import { AgreementEntity } from './adapters/persistence/agreement.entity.js';
import { AmendmentEntity } from './adapters/persistence/amendment.entity.js';
import { Agreements } from './adapters/persistence/agreements.js';
import { AttachedCodes } from './adapters/persistence/attached-codes.js';
import { Budgets } from './adapters/persistence/budgets.js';
import { ClosingEntity } from './adapters/persistence/closing.entity.js';
import { ExplainedPayers } from './adapters/persistence/explained-payers.js';
import { FunderEntity } from './adapters/persistence/funder.entity.js';
import { Funders } from './adapters/persistence/funders.js';
import { HandoverParties } from './adapters/persistence/handover-parties.js';
import { HandoverEntity } from './adapters/persistence/handover.entity.js';
import { LedgerEntries } from './adapters/persistence/ledger-entries.js';
import { Ledger } from './adapters/persistence/ledger.js';
import { Standings } from './adapters/persistence/standings.js';
import { StoredAlerts } from './adapters/persistence/stored-alerts.js';
import { StoredClosings } from './adapters/persistence/stored-closings.js';
import { StoredHandovers } from './adapters/persistence/stored-handovers.js';
import { ThresholdAlertEntity } from './adapters/persistence/threshold-alert.entity.js';
import { YearEnds } from './adapters/persistence/year-ends.js';
import { AlertCoordinatorsJob } from './adapters/queue/alert-coordinators.job.js';
import { HandOverJob } from './adapters/queue/hand-over.job.js';
import { CanonicalSeal } from './adapters/seal.js';
import { TellCoordinatorsJob } from './adapters/queue/tell-coordinators.job.js';
import { AgreementRegister, EntryBook } from './use-cases/agreement-register.js';
import { AlertBook } from './use-cases/alert-book.js';
import { AmendAgreement } from './use-cases/amend-agreement.js';
import { ChangeThresholds } from './use-cases/change-thresholds.js';
import { CloseAgreement } from './use-cases/close-agreement.js';
import { CloseOnTheDay } from './use-cases/close-on-the-day.js';
import { Closings } from './use-cases/closings.js';
import { DraftHandover } from './use-cases/draft-handover.js';
import { ExecuteHandover } from './use-cases/execute-handover.js';
import { HandOverOnTheDay } from './use-cases/hand-over-on-the-day.js';
import { Handovers } from './use-cases/handovers.js';
import { MoveFunding } from './use-cases/move-funding.js';
import { OpenAgreement } from './use-cases/open-agreement.js';
import { OpenFormerCarrier } from './use-cases/open-former-carrier.js';
import { PlanClosing } from './use-cases/plan-closing.js';
import { RehearseHandover } from './use-cases/rehearse-handover.js';
import { ReopenAgreement } from './use-cases/reopen-agreement.js';
import { Seal } from './use-cases/seal.js';
import { SettleHandover } from './use-cases/settle-handover.js';
import { WatchThresholds } from './use-cases/watch-thresholds.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      AgreementEntity,
      AmendmentEntity,
      ClosingEntity,
      FunderEntity,
      HandoverEntity,
      ThresholdAlertEntity,
    ]),
    NetworkModule,
  ],
  controllers: [
    AgreementsController,
    AlertThresholdsController,
    AmendmentsController,
    ClosingsController,
    FormerCarriersController,
    FundersController,
    BudgetsController,
    FundersPageController,
    BudgetController,
    ClosingPageController,
    EntriesController,
    HandoversController,
    HandoverRecordsController,
    HandoversPageController,
    HandoverPageController,
    LedgerController,
    YearEndsController,
    YearEndPageController,
  ],
  providers: [
    AgreementBook,
    Agreements,
    AlertCoordinatorsJob,
    AmendAgreement,
    AttachedCodes,
    Budgets,
    ChangeThresholds,
    CloseAgreement,
    CloseOnTheDay,
    DraftHandover,
    ExecuteHandover,
    ExplainedPayers,
    Funders,
    HandOverJob,
    HandoverParties,
    HandoverRecords,
    HandOverOnTheDay,
    Ledger,
    LedgerEntries,
    MoveFunding,
    OpenAgreement,
    OpenFormerCarrier,
    PlanClosing,
    Standings,
    RehearseHandover,
    ReopenAgreement,
    SettleHandover,
    StoredAlerts,
    StoredClosings,
    StoredHandovers,
    TellCoordinatorsJob,
    WatchThresholds,
    YearEndFiles,
    YearEnds,
    { provide: AlertBook, useExisting: StoredAlerts },
    { provide: AgreementRegister, useExisting: AgreementBook },
    { provide: Closings, useExisting: StoredClosings },
    { provide: EntryBook, useExisting: Ledger },
    { provide: Handovers, useExisting: StoredHandovers },
    { provide: Seal, useClass: CanonicalSeal },
  ],
  exports: [
    AgreementBook,
    AmendAgreement,
    Agreements,
    Budgets,
    ExplainedPayers,
    Funders,
    Ledger,
    LedgerEntries,
    OpenAgreement,
    ReopenAgreement,
    Seal,
    Standings,
    StoredHandovers,
    YearEnds,
  ],
})
export class FundingModule {}
