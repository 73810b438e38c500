import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  type Page,
  pageOf,
  PageQuery,
  sliceOf,
} from '../../../platform/http/index.js';
import type { Handover } from '../../domain/handover.js';
import { DraftHandover } from '../../use-cases/draft-handover.js';
import { ExecuteHandover } from '../../use-cases/execute-handover.js';
import { RehearseHandover } from '../../use-cases/rehearse-handover.js';
import { SettleHandover } from '../../use-cases/settle-handover.js';
import { AgreementBook } from '../persistence/agreement-book.js';
import { StoredHandovers, type HandoverReader } from '../persistence/stored-handovers.js';
import { decisionsOf, HandoverDecisions, handoverTermsOf, NewHandover } from './funding.dto.js';
import { draftExample, executedExample } from './handover.examples.js';

@ApiTags('funding')
@Controller('handovers')
@Allow('coordinator', 'admin')
export class HandoversController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(StoredHandovers) private readonly handovers: StoredHandovers,
    @Inject(DraftHandover) private readonly draftHandover: DraftHandover,
    @Inject(RehearseHandover) private readonly rehearseHandover: RehearseHandover,
    @Inject(ExecuteHandover) private readonly executeHandover: ExecuteHandover,
    @Inject(SettleHandover) private readonly settleHandover: SettleHandover,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The handovers, past and to come' })
  @ApiOkResponse({ example: { items: [executedExample], nextCursor: null } })
  async list(@Caller() reader: HandoverReader, @Query() query: PageQuery): Promise<Page<Handover>> {
    const slice = sliceOf(query);
    return pageOf(await this.handovers.slice(reader, slice), slice, (handover) => handover);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A handover: its last rehearsal, or what it did' })
  @ApiOkResponse({ example: executedExample })
  async one(@Caller() reader: HandoverReader, @Param('id', KnownId) id: Id): Promise<Handover> {
    const handover = await this.handovers.one(reader, id);
    if (!handover) throw new NotFound();
    return handover;
  }

  @Post()
  @ApiOperation({
    summary: 'Prepare a handover, and rehearse it',
    description:
      'The preview is made by the code that executes, and undone: its figures are the real ones. ' +
      'What can’t pass is listed in `refusals`, and waits for a decision.',
  })
  @ApiCreatedResponse({ example: draftExample })
  async draft(
    @HttpExchange() exchange: Exchange,
    @Caller() reader: HandoverReader,
    @Body() body: NewHandover,
  ): Promise<Handover> {
    const from = await this.agreements.one(reader, body.fromAgreementId);
    if (!from) throw new NotFound();
    return this.commands.once(exchange, (tx) =>
      this.draftHandover.run(tx, from.networkId, handoverTermsOf(body), reader.accountId),
    );
  }

  @Post(':id/decisions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say what becomes of requests that can’t pass, and rehearse again' })
  @ApiOkResponse({ example: draftExample })
  decide(
    @HttpExchange() exchange: Exchange,
    @Caller() reader: HandoverReader,
    @Param('id', KnownId) id: Id,
    @Body() asked: HandoverDecisions,
  ): Promise<Handover> {
    return this.once(exchange, reader, (tx, networkId) =>
      this.rehearseHandover.run(tx, networkId, id, decisionsOf(asked), reader.accountId),
    );
  }

  @Post(':id/schedule')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leave it to its day: it is executed when that day begins' })
  @ApiOkResponse({ example: { ...draftExample, status: 'scheduled' } })
  schedule(
    @HttpExchange() exchange: Exchange,
    @Caller() reader: HandoverReader,
    @Param('id', KnownId) id: Id,
  ): Promise<Handover> {
    return this.once(exchange, reader, (tx, networkId) =>
      this.settleHandover.schedule(tx, networkId, id, reader.accountId),
    );
  }

  @Post(':id/execute')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hand over now',
    description:
      'In one transaction: all of it, or nothing. 422 handover-refused, with the requests that wait for a decision.',
  })
  @ApiOkResponse({ example: executedExample })
  execute(
    @HttpExchange() exchange: Exchange,
    @Caller() reader: HandoverReader,
    @Param('id', KnownId) id: Id,
  ): Promise<Handover> {
    return this.once(exchange, reader, (tx, networkId) =>
      this.executeHandover.run(tx, networkId, id, reader.accountId),
    );
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it up, as long as it has not been executed' })
  @ApiOkResponse({ example: { ...draftExample, status: 'cancelled', preview: null } })
  cancel(
    @HttpExchange() exchange: Exchange,
    @Caller() reader: HandoverReader,
    @Param('id', KnownId) id: Id,
  ): Promise<Handover> {
    return this.once(exchange, reader, (tx, networkId) => this.settleHandover.cancel(tx, networkId, id));
  }

  private once(
    exchange: Exchange,
    reader: HandoverReader,
    work: (tx: Tx, networkId: Id | null) => Promise<Handover>,
  ): Promise<Handover> {
    const networkId = reader.role === 'admin' ? null : reader.networkId;
    return this.commands.once(exchange, (tx) => work(tx, networkId));
  }
}
