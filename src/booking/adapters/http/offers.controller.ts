import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '../../../kernel/viewer.js';
import { Allow, Caller, pageOf, PageQuery, sliceOf, type Page } from '../../../platform/http/index.js';
import { OfferQueries, type OfferToProvider } from '../persistence/offer-queries.js';

@ApiTags('dispatch')
@Controller('offers')
export class OffersController {
  constructor(@Inject(OfferQueries) private readonly offers: OfferQueries) {}

  @Get()
  @Allow('provider')
  @ApiOperation({ summary: 'What this provider has been offered, newest first' })
  @ApiOkResponse({
    example: {
      items: [
        {
          id: '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a41',
          bookingId: '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a40',
          reference: '7K3FQ0ZD',
          state: 'open',
          modality: 'on_site',
          language: 'kat',
          startsAt: '2027-03-06T09:00:00.000Z',
          expectedMinutes: 60,
          answerBy: '2027-03-05T09:00:00.000Z',
          answeredAt: null,
          reason: null,
        },
      ],
      nextCursor: null,
    },
  })
  async list(@Caller() viewer: Viewer, @Query() query: PageQuery): Promise<Page<OfferToProvider>> {
    const slice = sliceOf(query);
    return pageOf(await this.offers.page(viewer, slice), slice, (offer) => offer);
  }
}
