import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
} from '../../../platform/http/index.js';
import type { Closing } from '../../domain/closing.js';
import { PlanClosing } from '../../use-cases/plan-closing.js';
import { ReopenAgreement } from '../../use-cases/reopen-agreement.js';
import { AgreementBook, type AgreementReader } from '../persistence/agreement-book.js';
import { StoredClosings } from '../persistence/stored-closings.js';
import { closingOf, NewClosing, NewReopening } from './closing.dto.js';
import { closedExample, reopenedExample } from './closing.examples.js';

@ApiTags('funding')
@Controller('agreements/:id')
export class ClosingsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(StoredClosings) private readonly closings: StoredClosings,
    @Inject(PlanClosing) private readonly planClosing: PlanClosing,
    @Inject(ReopenAgreement) private readonly reopenAgreement: ReopenAgreement,
  ) {}

  @Get('closings')
  @Allow('coordinator', 'admin')
  @ApiOperation({
    summary: 'When the agreement was closed and opened again, with the figures of before and after',
  })
  @ApiOkResponse({ example: { items: [closedExample, reopenedExample] } })
  async list(
    @Caller() reader: AgreementReader,
    @Param('id', KnownId) id: string,
  ): Promise<Readonly<{ items: readonly Closing[] }>> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) throw new NotFound();
    return { items: await this.closings.of(agreement) };
  }

  @Post('closing')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Say when the agreement closes, and until when late usage is still charged',
    description:
      'After closesOn nothing new is committed. On the day after graceUntil it closes by itself: what is left follows ' +
      '`unspent`, and nothing is charged to it any more. Where that day has come, or with atOnce, it closes in this call: ' +
      '422 closing-refused, with the figures, while money is promised. Asked again before, it changes the days.',
  })
  @ApiCreatedResponse({
    example: {
      closesOn: '2022-12-31',
      graceUntil: '2023-02-15',
      successorId: null,
      closedAt: null,
      closing: null,
    },
  })
  plan(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: string,
    @Body() body: NewClosing,
  ): Promise<object> {
    return this.commands.once(exchange, async (tx) => {
      const { agreement, closing } = await this.planClosing.run(
        tx,
        networkId,
        id,
        closingOf(body),
        accountId,
      );
      const { closesOn, graceUntil, successorId, closedAt } = agreement;
      return { closesOn, graceUntil, successorId, closedAt, closing };
    });
  }

  @Post('reopening')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Open a closed agreement again, or call its closing off, with a reason',
    description:
      'What left it comes back, from its successor as far as that still has it; what came late to it meanwhile is charged to it.',
  })
  @ApiCreatedResponse({ example: reopenedExample })
  reopen(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: string,
    @Body() { reason }: NewReopening,
  ): Promise<Closing> {
    return this.commands.once(exchange, (tx) =>
      this.reopenAgreement.run(tx, networkId, id, reason, accountId),
    );
  }
}
