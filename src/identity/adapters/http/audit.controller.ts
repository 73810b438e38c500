import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Allow, Caller, pageOf, PageQuery, sliceOf, type Page } from '../../../platform/http/index.js';
import { DayField, Text, Uuid } from '../../../platform/http/fields.js';
import { StoredAuditLog, type AuditEntry } from '../persistence/stored-audit-log.js';

export class AuditQuery extends PageQuery {
  @Uuid({ optional: true, description: 'The account' })
  who?: Id;

  @Text({
    max: 100,
    optional: true,
    description: 'A part of the action: `sign-in`, `/bookings`',
    example: 'sign-in',
  })
  what?: string;

  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true, description: 'This day included' })
  to?: string;
}

const example = {
  id: '019ab4c0-0000-7000-8000-000000000070',
  at: '2027-03-06T09:00:00.000Z',
  accountId: '019ab4c0-0000-7000-8000-000000000001',
  email: 'gp@rouen.example',
  role: 'professional',
  name: 'Anne Le Gall',
  action: 'POST /api/v1/bookings/:id/cancel',
  subjectId: '019ab4c0-0000-7000-8000-000000000080',
  status: 201,
};

@ApiTags('identity')
@Controller('audit')
export class AuditController {
  constructor(@Inject(StoredAuditLog) private readonly log: StoredAuditLog) {}

  @Get()
  @Allow('coordinator', 'admin')
  @ApiOperation({
    summary:
      'Who did and who looked at what in the network, latest first; for an administrator, what administrators did',
  })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Caller() viewer: Viewer,
    @Query() { who, what, from, to, ...page }: AuditQuery,
  ): Promise<Page<AuditEntry>> {
    const slice = sliceOf(page);
    const networkId = viewer.role === 'admin' ? null : viewer.networkId;
    return pageOf(await this.log.page(networkId, { who, what, from, to }, slice), slice, (entry) => entry);
  }
}
