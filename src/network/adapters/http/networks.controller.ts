import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Commands,
  HttpExchange,
  pageOf,
  PageQuery,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import type { NetworkSettings } from '../persistence/directory.js';
import { Networks } from '../persistence/networks.js';
import { NewNetworkBody, settingsOf } from './networks.dto.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000002',
  name: 'Rouen',
  timeZone: 'Europe/Paris',
  showsPrices: false,
};

@ApiTags('network')
@Controller('networks')
export class NetworksController {
  constructor(
    @Inject(Networks) private readonly networks: Networks,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('admin')
  @ApiOperation({ summary: 'Open a network, with the account of its first coordinator' })
  @ApiCreatedResponse({
    example: { ...example, coordinatorAccountId: '019ab4c0-0000-7000-8000-000000000003' },
  })
  open(@HttpExchange() exchange: Exchange, @Body() body: NewNetworkBody): Promise<NetworkSettings> {
    return this.commands.once(exchange, (tx) => this.networks.open(tx, settingsOf(body)));
  }

  @Get()
  @Allow('admin')
  @ApiOperation({ summary: 'All networks' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Query() query: PageQuery): Promise<Page<NetworkSettings>> {
    const slice = sliceOf(query);
    return pageOf(await this.networks.page(slice), slice, (network) => network);
  }
}
