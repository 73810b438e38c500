import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { NetworkViewer, Viewer } from '../../../kernel/viewer.js';
import { payersExample, type Category } from '../../../funding/index.js';
import { Allow, Caller, KnownId, Member, pageOf, sliceOf, type Page } from '../../../platform/http/index.js';
import { FindAccessCode, type WhatToDial } from '../../use-cases/find-access-code.js';
import { ReadPayers } from '../../use-cases/read-payers.js';
import { ReadTerms } from '../../use-cases/read-terms.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { bookingAnswer, bookingExample, type BookingAnswer, type ExplainedAnswer } from './booking-answer.js';
import { AccessCodeQuery, BookingsQuery } from './booking.dto.js';

@ApiTags('bookings')
@Controller()
export class BookingQueriesController {
  constructor(
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
    @Inject(ReadPayers) private readonly payers: ReadPayers,
    @Inject(FindAccessCode) private readonly findAccessCode: FindAccessCode,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('bookings')
  @Allow('professional', 'staff', 'coordinator', 'admin')
  @ApiOperation({ summary: 'Bookings that the caller may see, newest first' })
  @ApiOkResponse({ example: { items: [bookingExample], nextCursor: null } })
  async list(@Caller() viewer: Viewer, @Query() query: BookingsQuery): Promise<Page<BookingAnswer>> {
    const slice = sliceOf(query);
    const found = await this.queries.page(viewer, query, slice);
    const rows = await Promise.all(
      found.map(async (one) =>
        bookingAnswer({ ...one, terms: await this.terms.cancellation(one, this.clock.now()) }),
      ),
    );
    return pageOf(rows, slice, (row) => row);
  }

  @Get('bookings/:id')
  @Allow('professional', 'staff', 'coordinator', 'admin')
  @ApiOperation({
    summary: 'One booking',
    description:
      'A coordinator is also told who pays and why each other agreement does not (`payers`, in the order in which they are asked), by what was left at `payersAsOf`: when a request was refused for want of money, otherwise now.',
  })
  @ApiOkResponse({
    example: { ...bookingExample, payers: payersExample, payersAsOf: bookingExample.createdAt },
  })
  async one(@Caller() viewer: Viewer, @Param('id', KnownId) id: string): Promise<ExplainedAnswer> {
    const found = await this.queries.one(viewer, id);
    if (!found) throw new NotFound();
    const answer = bookingAnswer({ ...found, terms: await this.terms.cancellation(found, this.clock.now()) });
    if (viewer.role !== 'coordinator') return answer;
    const { payers, asOf } = await this.payers.of(found.booking);
    return { ...answer, payers, payersAsOf: asOf };
  }

  @Get('access-code')
  @Allow('professional', 'staff')
  @ApiOperation({ summary: 'What to dial: number and code, of whoever would pay on that day' })
  @ApiOkResponse({
    example: {
      phoneNumber: '+33199000001',
      code: 'ROU-MG-01',
      provider: { id: '019ab4c0-0000-7000-8000-000000000005', name: 'ISM Interprétariat' },
      agreementId: '019ab4c0-0000-7000-8000-000000000004',
      validUntil: '2027-12-31',
    },
  })
  accessCode(
    @Member() viewer: NetworkViewer,
    @Query() { on, category, professionalId }: AccessCodeQuery,
  ): Promise<WhatToDial> {
    return this.findAccessCode.execute(viewer, {
      on: on ?? null,
      category: (category as Category | undefined) ?? null,
      professionalId: professionalId ?? null,
    });
  }
}
