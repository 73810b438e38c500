import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  type Page,
  pageOf,
  ShowsPeople,
  sliceOf,
} from '../../../platform/http/index.js';
import type { LateUsage } from '../../domain/late-usage.js';
import { DecideLateUsage } from '../../use-cases/decide-late-usage.js';
import { LateUsagePages, type LateRow } from '../persistence/late-usage-pages.js';
import { decisionOf, LateUsageDecision, LateUsageQuery } from './late-usage.dto.js';

const decided = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  usageId: '019ab4c0-0000-7000-8000-000000000030',
  agreementId: '019ab4c0-0000-7000-8000-000000000012',
  arrivedAt: '2023-03-06T09:00:00.000Z',
  decision: 'charged',
  chargedTo: '019ab4c0-0000-7000-8000-000000000013',
  chargedUsageId: '019ab4c0-0000-7000-8000-000000000091',
  reason: 'Reprise par la convention suivante',
  decidedBy: '019ab4c0-0000-7000-8000-000000000003',
  decidedAt: '2023-03-06T09:12:00.000Z',
};
const waiting = {
  id: decided.usageId,
  agreementId: decided.agreementId,
  agreementTitle: 'Interprétariat en médecine de ville',
  successorId: null,
  sessionOn: '2023-01-30',
  startedAt: '2023-01-30T15:04:00.000Z',
  modality: 'phone_now',
  language: 'rus',
  professionalId: '019ab4c0-0000-7000-8000-000000000003',
  professional: 'Claire Martin',
  reference: 'ISM-2023-00112',
  amountCents: 2_400,
  arrivedAt: decided.arrivedAt,
  decision: null,
  chargedTo: null,
  chargedUsageId: null,
  reason: null,
  decidedAt: null,
};

@ApiTags('usage')
@Controller('late-usage')
@Allow('coordinator')
export class LateUsageController {
  constructor(
    @Inject(LateUsagePages) private readonly pages: LateUsagePages,
    @Inject(DecideLateUsage) private readonly decideLateUsage: DecideLateUsage,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  @ApiOperation({
    summary: 'What became known after its agreement was closed, oldest first',
    description:
      'Recorded, and charged to nobody until somebody decides; `decided=true` gives what was decided.',
  })
  @ApiOkResponse({ example: { items: [waiting], nextCursor: null } })
  async list(
    @Caller() { networkId }: ViewerOf<'coordinator'>,
    @Query() query: LateUsageQuery,
  ): Promise<Page<LateRow>> {
    const slice = sliceOf(query);
    const found = await this.pages.page(networkId, query.decided === 'true', slice);
    return pageOf(found, slice, (row) => row);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Charge it to another agreement, or open its own again',
    description:
      'With `chargeTo` the other agreement pays for it, under a record that corrects the first. With `reopen` its own is ' +
      'opened again, and pays for all that came late to it. A second decision: 409.',
  })
  @ApiOkResponse({ example: decided })
  async decide(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() body: LateUsageDecision,
  ): Promise<LateUsage> {
    const asked = decisionOf(body);
    await this.references.refresh(networkId);
    return this.commands.once(exchange, (tx) =>
      this.decideLateUsage.execute(tx, networkId, id, asked, accountId),
    );
  }
}
