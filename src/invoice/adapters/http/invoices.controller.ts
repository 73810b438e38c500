import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  type Page,
  pageBy,
  pageOf,
  sliceOf,
} from '../../../platform/http/index.js';
import { DecideLine } from '../../use-cases/decide-line.js';
import { SettleInvoice } from '../../use-cases/settle-invoice.js';
import { InvoicePages, type InvoiceRow } from '../persistence/invoice-pages.js';
import { invoiceAnswer, invoiceExample, invoiceLineAnswer, invoiceLineExample } from './invoice-answer.js';
import { DecisionBody, decisionOf, InvoiceLinesQuery, InvoicesQuery, lineAfter } from './invoices.dto.js';

@ApiTags('invoice')
@Controller('invoices')
@Allow('coordinator')
export class InvoicesController {
  constructor(
    @Inject(InvoicePages) private readonly pages: InvoicePages,
    @Inject(DecideLine) private readonly decideLine: DecideLine,
    @Inject(SettleInvoice) private readonly settleInvoice: SettleInvoice,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The providers’ invoices, the last received first' })
  @ApiOkResponse({ example: { items: [invoiceExample], nextCursor: null } })
  async list(@Member() { networkId }: NetworkViewer, @Query() query: InvoicesQuery): Promise<Page<object>> {
    const slice = sliceOf(query);
    return pageOf(await this.pages.page(networkId, query, slice), slice, invoiceAnswer);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'An invoice, and where its reconciliation stands',
    description:
      '`to_decide`: differences wait for a decision; `to_settle`: nothing does, and something is not invoiced yet; `settled`.',
  })
  @ApiOkResponse({ example: invoiceExample })
  async one(@Member() { networkId }: NetworkViewer, @Param('id', KnownId) id: Id): Promise<object> {
    return invoiceAnswer(await this.found(networkId, id));
  }

  @Get(':id/lines')
  @ApiOperation({
    summary: 'Its lines beside our sessions',
    description:
      'Sessions that the invoice lacks (`missing_from_invoice`) and its total (`total_differs`) have a line here too.',
  })
  @ApiOkResponse({ example: { items: [invoiceLineExample], nextCursor: null } })
  async lines(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() { limit = 50, cursor, verdict }: InvoiceLinesQuery,
  ): Promise<Page<object>> {
    await this.found(networkId, id);
    const rows = await this.pages.lines(networkId, id, { limit, after: lineAfter(cursor), verdict });
    return pageBy(rows, limit, invoiceLineAnswer, ({ line }) => String(line));
  }

  @Post(':id/lines/:line/decision')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Accept or dispute a difference',
    description:
      'Accepting a price corrects our session to it. Accepting an unknown call records it, for whom its code says or for ' +
      '`agreementId`; where our price is not the provider’s, the line then is `priced_differently`. A dispute may be ' +
      'accepted later; what is accepted stays: 409.',
  })
  @ApiCreatedResponse({
    example: {
      ...invoiceLineExample,
      decision: {
        kind: 'accepted',
        reason: 'price_agreed',
        comment: null,
        at: '2023-03-04T10:00:00.000Z',
      },
    },
  })
  async decide(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Param('line') line: string,
    @Body() body: DecisionBody,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    if (!/^\d{1,9}$/.test(line)) throw new NotFound();
    const decision = decisionOf(body);
    await this.references.refresh(networkId);
    return this.commands.once(exchange, async (tx) => {
      await this.decideLine.execute(tx, networkId, id, Number(line), decision, accountId);
      const [decided] = await this.pages.lines(networkId, id, { limit: 1, after: Number(line) - 1 }, tx);
      return invoiceLineAnswer(decided!);
    });
  }

  @Post(':id/settle')
  @HttpCode(201)
  @ApiOperation({
    summary: 'What matches or was accepted passes from consumed to invoiced',
    description: 'Asked again, it settles what has been decided since, and nothing twice.',
  })
  @ApiCreatedResponse({ example: { ...invoiceExample, status: 'settled', settledCents: 104_200 } })
  async settle(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    return this.commands.once(exchange, async (tx) => {
      await this.settleInvoice.execute(tx, networkId, id, accountId);
      return invoiceAnswer((await this.pages.one(networkId, id, tx))!);
    });
  }

  /** @throws NotFound */
  private async found(networkId: Id, id: Id): Promise<InvoiceRow> {
    const invoice = await this.pages.one(networkId, id);
    if (!invoice) throw new NotFound();
    return invoice;
  }
}
