import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
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
import type { TariffEntity } from '../persistence/tariff.entity.js';
import { Tariffs } from '../persistence/tariffs.js';
import { TariffBody, tariffOf } from './tariff.dto.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000010',
  providerId: '019ab4c0-0000-7000-8000-000000000004',
  validFrom: '2022-01-01',
  stacking: 'highest',
  vatBasisPoints: 0,
  rules: [
    {
      type: 'block',
      modalities: ['phone_now', 'phone_booked', 'video'],
      firstMinutes: 15,
      firstCents: 1800,
      stepMinutes: 1,
      stepCents: 100,
      basis: 'actual',
    },
  ],
  createdAt: '2021-12-01T09:00:00.000Z',
};

@ApiTags('tariffs')
@ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, description: 'The provider' })
@Controller('providers/:id/tariffs')
export class TariffsController {
  constructor(
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Store a dated price list',
    description:
      'It prices sessions from its first day until the next list begins. A stored tariff never changes, and what it has ' +
      'priced is not priced again. Rules: block, surcharge, travel, cancellation, absence.',
  })
  @ApiCreatedResponse({ example })
  async state(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: TariffBody,
    @HttpExchange() exchange: Exchange,
  ): Promise<unknown> {
    await this.knowProvider(networkId, providerId);
    const tariff = tariffOf(body);
    return this.commands.once(exchange, async (tx) =>
      present(await this.tariffs.add(tx, networkId, providerId, tariff)),
    );
  }

  @Get()
  @Allow('coordinator')
  @ApiOperation({ summary: 'The provider’s price lists, the one that begins last coming first' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: PageQuery,
  ): Promise<Page<unknown>> {
    const slice = sliceOf(query);
    await this.knowProvider(networkId, providerId);
    return pageOf(await this.tariffs.page(networkId, providerId, slice), slice, present);
  }

  private async knowProvider(networkId: Id, providerId: Id): Promise<void> {
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
  }
}

const present = ({ networkId: _, ...tariff }: TariffEntity): Omit<TariffEntity, 'networkId'> => tariff;
