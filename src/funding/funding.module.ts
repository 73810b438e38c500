import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementsController } from './adapters/http/agreements.controller.js';
import { AmendmentsController } from './adapters/http/amendments.controller.js';
import { FundersController } from './adapters/http/funders.controller.js';
import { LedgerController } from './adapters/http/ledger.controller.js';
import { BudgetController } from './adapters/pages/budget.controller.js';
import { BudgetsController } from './adapters/pages/budgets.controller.js';
import { EntriesController } from './adapters/pages/entries.controller.js';
import { FundersPageController } from './adapters/pages/funders.controller.js';
import { AgreementBook } from './adapters/persistence/agreement-book.js';
import { AgreementEntity } from './adapters/persistence/agreement.entity.js';
import { AmendmentEntity } from './adapters/persistence/amendment.entity.js';
import { Agreements } from './adapters/persistence/agreements.js';
import { AttachedCodes } from './adapters/persistence/attached-codes.js';
import { Budgets } from './adapters/persistence/budgets.js';
import { FunderEntity } from './adapters/persistence/funder.entity.js';
import { Funders } from './adapters/persistence/funders.js';
import { LedgerEntries } from './adapters/persistence/ledger-entries.js';
import { Ledger } from './adapters/persistence/ledger.js';
import { Standings } from './adapters/persistence/standings.js';
import { AgreementRegister, EntryBook } from './use-cases/agreement-register.js';
import { AmendAgreement } from './use-cases/amend-agreement.js';
import { OpenAgreement } from './use-cases/open-agreement.js';

@Module({
  imports: [TypeOrmModule.forFeature([AgreementEntity, AmendmentEntity, FunderEntity])],
  controllers: [
    AgreementsController,
    AmendmentsController,
    FundersController,
    LedgerController,
    BudgetsController,
    FundersPageController,
    BudgetController,
    EntriesController,
  ],
  providers: [
    AgreementBook,
    Agreements,
    AmendAgreement,
    AttachedCodes,
    Budgets,
    Funders,
    Ledger,
    LedgerEntries,
    OpenAgreement,
    Standings,
    { provide: AgreementRegister, useExisting: AgreementBook },
    { provide: EntryBook, useExisting: Ledger },
  ],
  exports: [
    AgreementBook,
    AmendAgreement,
    Agreements,
    Budgets,
    Funders,
    Ledger,
    LedgerEntries,
    OpenAgreement,
    Standings,
  ],
})
export class FundingModule {}
