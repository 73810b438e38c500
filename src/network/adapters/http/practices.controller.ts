import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer, Viewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  type Page,
  pageOf,
  PageQuery,
  sliceOf,
} from '../../../platform/http/index.js';
import type { Practice } from '../../domain/practice.js';
import { Practices } from '../persistence/practices.js';
import { ClosingBody, NewPracticeBody } from './practices.dto.js';

const example: Practice = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000010',
  name: 'MSP de la Grand-Mare',
  kind: 'msp',
  commune: 'Rouen',
  inseeCode: '76540',
  postcode: '76000',
  address: '1 place de la Mairie',
  contactPhone: '02 61 91 00 01',
  finess: null,
  closedOn: null,
};

@ApiTags('network')
@Controller('practices')
export class PracticesController {
  constructor(
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Add a practice to the network' })
  @ApiCreatedResponse({ example })
  add(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Body() body: NewPracticeBody,
  ): Promise<Practice> {
    return this.commands.once(exchange, (tx) =>
      this.practices.add(tx, { ...body, finess: body.finess ?? null, networkId: viewer.networkId }),
    );
  }

  @Get()
  @Allow('coordinator', 'professional', 'staff', 'admin')
  @ApiOperation({
    summary: 'The practices that the caller may choose from, its own only for a professional or staff',
  })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Caller() viewer: Viewer, @Query() query: PageQuery): Promise<Page<Practice>> {
    const slice = sliceOf(query);
    return pageOf(await this.practices.page(viewer, slice), slice, (practice) => practice);
  }

  @Get(':id')
  @Allow('coordinator', 'professional', 'staff', 'admin')
  @ApiOperation({ summary: 'One practice' })
  @ApiOkResponse({ example })
  async one(@Caller() viewer: Viewer, @Param('id', KnownId) id: Id): Promise<Practice> {
    const practice = await this.practices.find(viewer, id);
    if (!practice) throw new NotFound();
    return practice;
  }

  @Post(':id')
  @Allow('coordinator')
  @ApiOperation({ summary: 'Describe a practice anew: all that it is' })
  @ApiCreatedResponse({ example })
  correct(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: NewPracticeBody,
  ): Promise<Practice> {
    const description = { ...body, finess: body.finess ?? null };
    return this.commands.once(exchange, (tx) => this.practices.correct(tx, networkId, id, description));
  }

  @Post(':id/close')
  @Allow('coordinator')
  @ApiOperation({ summary: 'Close a practice from a day on; refused while somebody works there' })
  @ApiCreatedResponse({ example: { ...example, closedOn: '2027-06-30' } })
  close(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() { on }: ClosingBody,
  ): Promise<Practice> {
    return this.commands.once(exchange, (tx) => this.practices.close(tx, networkId, id, on));
  }
}
