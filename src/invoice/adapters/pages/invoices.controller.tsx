import { Get, Inject, Post, Query, Res } from '@nestjs/common';
import { InvalidInput, type Refusal } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  HttpExchange,
  Member,
  pageOf,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import { attempt, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { fieldMistake } from '../../domain/invoice.errors.js';
import { invoiceIn, partsOf } from '../http/invoice-form.js';
import { InvoicesQuery } from '../http/invoices.dto.js';
import { TakeInvoice } from '../http/take-invoice.js';
import { InvoicePages } from '../persistence/invoice-pages.js';
import type { Typed } from './invoice-form.js';
import { InvoicesPage, type InvoicesPageProps } from './invoices-page.js';
import { ReadInvoiceNames } from './read-invoice-names.js';

@PageController('calls/invoices')
@Allow('coordinator')
export class InvoicesPageController {
  constructor(
    @Inject(InvoicePages) private readonly invoices: InvoicePages,
    @Inject(ReadInvoiceNames) private readonly names: ReadInvoiceNames,
    @Inject(TakeInvoice) private readonly takeInvoice: TakeInvoice,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: InvoicesQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, <InvoicesPage {...await this.about(page, networkId, query)} />);
  }

  @Post()
  async drop(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
  ): Promise<void> {
    let typed: Typed = {};
    const { done, refusal } = await attempt(async () => {
      const parts = await partsOf(exchange.request, ['providerId', '_once']);
      typed = parts.texts;
      const form = await invoiceIn(parts);
      return this.takeInvoice.take(exchange, viewer, providerIn(form.others), form);
    });
    if (!refusal) return void exchange.reply.redirect(`/calls/invoices/${done.id}`, 303);
    const about = await this.about(page, viewer.networkId, {});
    void sendPage(
      exchange.reply,
      <InvoicesPage {...about} refusal={inForm(refusal)} typed={typed} />,
      statusOf(refusal),
    );
  }

  private async about(page: PageContext, networkId: Id, query: InvoicesQuery): Promise<InvoicesPageProps> {
    const slice = sliceOf(query);
    const [names, rows] = await Promise.all([
      this.names.of(networkId),
      this.invoices.page(networkId, query, slice),
    ]);
    return { page, invoices: pageOf(rows, slice, (row) => row), names, query };
  }
}

const providerIn = ({ providerId }: Readonly<Record<string, string>>): Id => {
  if (providerId && isId(providerId)) return providerId;
  throw fieldMistake(
    'providerId',
    'Dites de quel prestataire vient la facture.',
    'Say which provider the invoice is from.',
  );
};

/** The page asks for the total in euros, under another name than the API. */
const inForm = (refusal: Refusal): Refusal =>
  refusal instanceof InvalidInput
    ? new InvalidInput(
        (refusal.problem.errors ?? []).map((error) => ({
          ...error,
          pointer: error.pointer.replace('/totalCents', '/total'),
        })),
        refusal.problem.detail,
      )
    : refusal;
