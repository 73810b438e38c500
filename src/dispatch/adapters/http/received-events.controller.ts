import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import type { Settlement } from '../../domain/settlement.js';
import { SettleEvent } from '../../use-cases/settle-event.js';
import { StoredReceivedEvents } from '../persistence/stored-received-events.js';
import { eventDecisionOf, keptFilterOf, ReceivedEventsQuery, SettleEventDto } from './received-events.dto.js';

const id = '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a42';

@ApiTags('dispatch')
@Controller('received-events')
@Allow('coordinator')
export class ReceivedEventsController {
  constructor(
    @Inject(StoredReceivedEvents) private readonly received: StoredReceivedEvents,
    @Inject(SettleEvent) private readonly settleEvent: SettleEvent,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Messages of providers that can’t be true or contradict what is recorded, newest first',
    description: 'Those that wait to be settled, unless `settled=true` asks for the others.',
  })
  @ApiOkResponse({
    example: {
      items: [{ id, type: 'session.ended', outcome: 'disputed', reason: 'different_end', settlement: null }],
      nextCursor: null,
    },
  })
  async list(
    @Member() { networkId }: NetworkViewer,
    @Query() query: ReceivedEventsQuery,
  ): Promise<Page<object>> {
    const slice = sliceOf(query);
    return pageOf(await this.received.page(networkId, keptFilterOf(query), slice), slice, (event) => event);
  }

  @Post(':id/settle')
  @ApiOperation({
    summary: 'Settle a message: count what it says, or set it aside',
    description: 'What was counted is corrected, or counted where nothing was. A second time: 409.',
  })
  @ApiCreatedResponse({ example: { id, settlement: 'set_aside' } })
  async settle(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) eventId: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: SettleEventDto,
  ): Promise<Readonly<{ id: Id; settlement: Settlement }>> {
    const decision = eventDecisionOf(body);
    return this.commands.once(exchange, (tx) =>
      this.settleEvent.execute(tx, networkId, eventId, decision, accountId),
    );
  }
}
