import { Body, Controller, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { KnownId, Signed, Unauthenticated } from '../../../platform/http/index.js';
import { HearProvider, type Heard } from '../../use-cases/hear-provider.js';
import { KnownFields, ProviderEventDto, providerEventOf } from './provider-event.dto.js';
import { ProviderSignatureGuard, type SignedRequest } from './provider-signature.guard.js';

@ApiTags('dispatch')
@Controller()
export class ProviderEventsController {
  constructor(
    @Inject(HearProvider) private readonly hearProvider: HearProvider,
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
}
