import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  KnownId,
  Member,
  pageOf,
  PageQuery,
  Signed,
  sliceOf,
  Unauthenticated,
  type Page,
} from '../../../platform/http/index.js';
import { HearProvider, type Heard } from '../../use-cases/hear-provider.js';
import { StoredReceivedEvents } from '../persistence/stored-received-events.js';
import { KnownFields, ProviderEventDto, providerEventOf } from './provider-event.dto.js';
import { ProviderSignatureGuard, type SignedRequest } from './provider-signature.guard.js';

@ApiTags('dispatch')
@Controller()
export class ProviderEventsController {
  constructor(
    @Inject(HearProvider) private readonly hearProvider: HearProvider,
    @Inject(StoredReceivedEvents) private readonly received: StoredReceivedEvents,
    @Inject(KnownFields) private readonly knownFields: KnownFields,
  ) {}

  @Post('providers/:id/events')
  @Signed()
  @UseGuards(ProviderSignatureGuard)
  @HttpCode(200)
  @ApiSecurity({})
  @ApiOperation({
    summary: 'A provider tells what it decides and what happened',
    description:
      'Signed by the Standard Webhooks scheme; a repeated `webhook-id` answers 200 and changes nothing. See the provider protocol.',
  })
  @ApiBody({ type: ProviderEventDto })
  @ApiHeader({ name: 'webhook-id' })
  @ApiHeader({ name: 'webhook-timestamp' })
  @ApiHeader({ name: 'webhook-signature' })
  @ApiOkResponse({ example: { outcome: 'applied', reason: null } })
  async hear(
    @Param('id', KnownId) _id: string,
    @Req() request: SignedRequest,
    @Body() body: Record<string, unknown>,
  ): Promise<Heard> {
    if (!request.signedBy) throw new Unauthenticated();
    const { networkId, providerId, webhookId } = request.signedBy;
    const event = await this.knownFields.transform(body);
    return this.hearProvider.execute(networkId, providerId, webhookId, providerEventOf(event));
  }

  @Get('received-events')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Messages of providers that can’t be true or contradict what is recorded, newest first',
  })
  @ApiOkResponse({
    example: {
      items: [
        {
          id: '019ab4c0-5d1e-7c0f-a2b1-6f3d8c1e9a42',
          type: 'session.ended',
          outcome: 'disputed',
          reason: 'different_end',
        },
      ],
      nextCursor: null,
    },
  })
  async toSettle(@Member() viewer: NetworkViewer, @Query() query: PageQuery): Promise<Page<object>> {
    const slice = sliceOf(query);
    return pageOf(await this.received.toSettle(viewer.networkId, slice), slice, (event) => event);
  }
}
