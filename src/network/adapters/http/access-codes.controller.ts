import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
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
import type { AccessCode } from '../../domain/access-code.js';
import { AccessCodes } from '../persistence/access-codes.js';
import { Providers } from '../persistence/providers.js';
import { AttachmentBody, RevocationBody } from './access-codes.dto.js';

const example: AccessCode = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000040',
  providerId: '019ab4c0-0000-7000-8000-000000000030',
  professionalId: '019ab4c0-0000-7000-8000-000000000020',
  practiceId: null,
  agreementId: '019ab4c0-0000-7000-8000-000000000050',
  code: '00421',
  validFrom: '2023-02-01',
  revokedOn: null,
};

@ApiTags('network')
@Controller()
export class AccessCodesController {
  constructor(
    @Inject(AccessCodes) private readonly codes: AccessCodes,
    @Inject(Providers) private readonly providers: Providers,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post('providers/:id/access-codes')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Attach a code to who gives it and to what pays, from a day on',
    description:
      'The same code with a later validFrom is attached anew from that day: what it meant before stays.',
  })
  @ApiCreatedResponse({ example })
  attach(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: AttachmentBody,
  ): Promise<AccessCode> {
    const { agreementId, code, validFrom } = body;
    const holder = { professionalId: body.professionalId ?? null, practiceId: body.practiceId ?? null };
    if (holder.professionalId !== null && holder.practiceId !== null) throw new InvalidInput([oneHolder]);
    return this.commands.once(exchange, (tx) =>
      this.codes.attach(tx, { networkId, providerId, ...holder, agreementId, code, validFrom }),
    );
  }

  @Get('providers/:id/access-codes')
  @Allow('coordinator', 'admin')
  @ApiOperation({ summary: 'Every code given at a provider, with its history' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Caller() viewer: Viewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: PageQuery,
  ): Promise<Page<AccessCode>> {
    if (!(await this.providers.find(viewer, providerId))) throw new NotFound();
    const slice = sliceOf(query);
    return pageOf(await this.codes.page(viewer, providerId, slice), slice, (code) => code);
  }

  @Post('access-codes/:id/revoke')
  @Allow('coordinator')
  @ApiOperation({ summary: 'Revoke a code from a day on' })
  @ApiCreatedResponse({ example: { ...example, revokedOn: '2023-06-01' } })
  revoke(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() { on }: RevocationBody,
  ): Promise<AccessCode> {
    return this.commands.once(exchange, (tx) => this.codes.revoke(tx, networkId, id, on));
  }
}

const oneHolder = {
  pointer: '/practiceId',
  message: {
    fr: 'Un code est à une personne ou à une structure, pas aux deux.',
    en: 'A code belongs to a person or to a practice, not to both.',
  },
};
