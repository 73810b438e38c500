import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { Disputes } from './adapters/documents/disputes.js';
import { InvoiceFilesController } from './adapters/http/invoice-files.controller.js';
import { InvoicesController } from './adapters/http/invoices.controller.js';
import { ReceiveInvoiceController } from './adapters/http/receive-invoice.controller.js';
import { TakeInvoice } from './adapters/http/take-invoice.js';
import { InvoicePageController } from './adapters/pages/invoice.controller.js';
import { InvoicesPageController } from './adapters/pages/invoices.controller.js';
import { ReadInvoiceNames } from './adapters/pages/read-invoice-names.js';
import { InvoicePages } from './adapters/persistence/invoice-pages.js';
import { ProviderInvoiceEntity } from './adapters/persistence/provider-invoice.entity.js';
import { StoredInvoices } from './adapters/persistence/stored-invoices.js';
import { ReadInvoiceAgainJob } from './adapters/queue/read-invoice-again.job.js';
import { DecideLine } from './use-cases/decide-line.js';
import { Invoices } from './use-cases/invoices.js';
import { ReceiveInvoice } from './use-cases/receive-invoice.js';
import { SettleInvoice } from './use-cases/settle-invoice.js';

/** What providers ask for each month, beside what we have recorded: found equal, settled, or disputed. */
@Module({
  imports: [TypeOrmModule.forFeature([ProviderInvoiceEntity]), FundingModule, NetworkModule, UsageModule],
  controllers: [
    ReceiveInvoiceController,
    InvoicesController,
    InvoiceFilesController,
    InvoicesPageController,
    InvoicePageController,
  ],
  providers: [
    DecideLine,
    Disputes,
    InvoicePages,
    ReadInvoiceAgainJob,
    ReadInvoiceNames,
    ReceiveInvoice,
    SettleInvoice,
    TakeInvoice,
    { provide: Invoices, useClass: StoredInvoices },
  ],
})
export class InvoiceModule {}
