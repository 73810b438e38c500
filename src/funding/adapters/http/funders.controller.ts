import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  pageOf,
  PageQuery,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import type { FunderEntity } from '../persistence/funder.entity.js';
import { Funders } from '../persistence/funders.js';
import { NewFunder } from './funding.dto.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000011',
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  name: 'Médecins du Monde',
  kind: 'association',
  createdAt: '2022-01-03T08:00:00.000Z',
};

@ApiTags('funding')
@Controller('funders')
export class FundersController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Funders) private readonly funders: Funders,
  ) {}

  @Get()
  @Allow('coordinator', 'admin')
  @ApiOperation({ summary: 'The funders of the network' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Caller() reader: ViewerOf<'coordinator' | 'admin'>,
    @Query() query: PageQuery,
  ): Promise<Page<FunderEntity>> {
    const slice = sliceOf(query);
    return pageOf(await this.funders.slice(reader, slice), slice, (funder) => funder);
  }

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Add a funder' })
  @ApiCreatedResponse({ example })
  add(
    @HttpExchange() exchange: Exchange,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Body() funder: NewFunder,
  ): Promise<FunderEntity> {
    return this.commands.once(exchange, (tx) => this.funders.add(tx, coordinator.networkId, funder));
  }
}
