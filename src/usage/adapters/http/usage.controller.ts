import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer, Viewer } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
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
  sliceOf,
} from '../../../platform/http/index.js';
import { CorrectUsage } from '../../use-cases/correct-usage.js';
import { UsagePages, type UsageRow } from '../persistence/usage-pages.js';
import { CorrectionBody, correctionOf, UsageQuery } from './usage.dto.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000030',
  bookingId: null,
  agreementId: '019ab4c0-0000-7000-8000-000000000005',
  providerId: '019ab4c0-0000-7000-8000-000000000004',
  professionalId: '019ab4c0-0000-7000-8000-000000000003',
  practiceId: '019ab4c0-0000-7000-8000-000000000006',
  reference: 'ISM-2022-00005',
  language: 'rus',
  modality: 'phone_now',
  outcome: 'completed',
  startedAt: '2022-04-13T13:18:07.000Z',
  plannedSeconds: 1212,
  durationSeconds: 1212,
  waitSeconds: 33,
  distanceKm: null,
  requestedAt: '2022-04-13T13:18:07.000Z',
  cancelledAt: null,
  billedMinutes: 21,
  amountCents: 2400,
  lines: [
    { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
    { rule: 'block.step', quantity: 6, unitPriceCents: 100, amountCents: 600 },
  ],
  providerAmountCents: 2400,
  source: 'list',
  importId: '019ab4c0-0000-7000-8000-000000000020',
  correctionOf: null,
  correctionReason: null,
  correctionComment: null,
  correctedBy: null,
  recordedAt: '2023-01-05T09:00:00.000Z',
};

@ApiTags('usage')
@Controller('usage')
export class UsageController {
  constructor(
    @Inject(UsagePages) private readonly pages: UsagePages,
    @Inject(CorrectUsage) private readonly correctUsage: CorrectUsage,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @Allow('coordinator', 'professional', 'staff', 'former_carrier', 'admin')
  @ApiOperation({
    summary: 'What happened and what it cost, the last recorded first',
    description:
      'Professionals see their own, a secretariat its practice’s, a former carrier what its agreement paid for. A corrected record stays, and names its correction.',
  })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Caller() viewer: Viewer, @Query() query: UsageQuery): Promise<Page<object>> {
    const slice = sliceOf(query);
    return pageOf(await this.pages.page(viewer, query, slice), slice, present);
  }

  @Post(':id/corrections')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Correct a recorded session: a new record, priced anew; the first stays',
    description:
      'Its cost is taken back and the right one consumed, on the same agreement. A second correction of it: 409.',
  })
  @ApiCreatedResponse({
    example: { ...example, correctionOf: example.id, correctionReason: 'wrong_duration', source: 'manual' },
  })
  async correct(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: CorrectionBody,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    await this.references.refresh(networkId);
    return this.commands.once(exchange, async (tx) => {
      const record = await this.correctUsage.execute(tx, networkId, id, correctionOf(body), accountId);
      return present({ ...record, correctedBy: null });
    });
  }
}

const present = ({ networkId: _, tariffId: __, sessionOn: ___, ...record }: UsageRow): object => record;
