import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageBy,
  readAs,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { fieldMistake } from '../../domain/invoice.errors.js';
import { DecideLine } from '../../use-cases/decide-line.js';
import { SettleInvoice } from '../../use-cases/settle-invoice.js';
import { DecisionBody, decisionOf, InvoiceLinesQuery, lineAfter } from '../http/invoices.dto.js';
import { InvoicePages } from '../persistence/invoice-pages.js';
import { InvoicePage, type InvoicePageProps } from './invoice-page.js';
import { ReadInvoiceNames } from './read-invoice-names.js';

const DECIDED_AT_ONCE = 20;
const LINES_SHOWN = 50;

@PageController('calls/invoices/:id')
@Allow('coordinator')
export class InvoicePageController {
  constructor(
    @Inject(InvoicePages) private readonly pages: InvoicePages,
    @Inject(ReadInvoiceNames) private readonly names: ReadInvoiceNames,
    @Inject(DecideLine) private readonly decideLine: DecideLine,
    @Inject(SettleInvoice) private readonly settleInvoice: SettleInvoice,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: InvoiceLinesQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, <InvoicePage {...await this.about(page, networkId, id, query)} />);
  }

  /** The form's own address, asked for again after it was refused; the other one's too. */
  @Get('lines/:line')
  again(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.back(networkId, id, reply);
  }

  @Get('settle')
  afterSettling(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.back(networkId, id, reply);
  }

  @Post('settle')
  async settle(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
  ): Promise<void> {
    await this.commands.once(exchange, async (tx) => ({
      settled: await this.settleInvoice.execute(tx, networkId, id, accountId),
    }));
    void exchange.reply.redirect(`/calls/invoices/${id}`, 303);
  }

  @Post('lines/:line')
  async decide(
    @OnPage() page: PageContext,
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Param('line') said: string,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    if (!/^\d{1,9}$/.test(said)) throw new NotFound();
    const line = Number(said);
    if (!(await this.pages.one(networkId, id))) throw new NotFound();
    const typed = fieldsOf(body);
    await this.references.refresh(networkId);
    const { refusal } = await attempt(async () => {
      const decision = decisionOf(await readAs(DecisionBody, decisionFields(typed)));
      return this.commands.once(exchange, async (tx) => {
        await this.decideLine.execute(tx, networkId, id, line, decision, accountId);
        return { line };
      });
    });
    if (!refusal) return void exchange.reply.redirect(`/calls/invoices/${id}#decide`, 303);
    if (refusal instanceof NotFound) throw refusal;
    const about = await this.about(page, networkId, id, {});
    void sendPage(
      exchange.reply,
      <InvoicePage {...about} refused={{ line, typed, refusal }} />,
      statusOf(refusal),
    );
  }

  private async back(networkId: Id, id: Id, reply: Reply): Promise<void> {
    if (!(await this.pages.one(networkId, id))) throw new NotFound();
    void reply.redirect(`/calls/invoices/${id}#decide`, 303);
  }

  private async about(
    page: PageContext,
    networkId: Id,
    id: Id,
    { verdict, cursor, limit = LINES_SHOWN }: InvoiceLinesQuery,
  ): Promise<InvoicePageProps> {
    const invoice = await this.pages.one(networkId, id);
    if (!invoice) throw new NotFound();
    const [names, open, rows] = await Promise.all([
      this.names.of(networkId),
      this.pages.lines(networkId, id, { limit: DECIDED_AT_ONCE, after: null, isOpen: true }),
      this.pages.lines(networkId, id, { limit, after: lineAfter(cursor), verdict }),
    ]);
    const lines = pageBy(
      rows,
      limit,
      (row) => row,
      ({ line }) => String(line),
    );
    return {
      page,
      invoice,
      names,
      open: open.slice(0, DECIDED_AT_ONCE),
      lines,
      query: { verdict, cursor },
    };
  }
}

/** « accept:price_agreed » is the act and its reason, chosen at once. @throws InvalidInput where none was chosen */
const decisionFields = (fields: Fields): object => {
  const chosen = fields.text('decision');
  if (!chosen)
    throw fieldMistake(
      'decision',
      'Choisissez d’accepter ou de contester.',
      'Choose to accept or to dispute.',
    );
  const [action, reason] = chosen.split(':');
  const said = {
    action,
    reason,
    comment: fields.text('comment'),
    agreementId: action === 'accept' ? fields.text('agreementId') : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};
