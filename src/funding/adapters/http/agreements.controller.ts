import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  type Page,
  pageOf,
  PageQuery,
  sliceOf,
} from '../../../platform/http/index.js';
import { OpenAgreement } from '../../use-cases/open-agreement.js';
import {
  AgreementBook,
  type AgreementOnRecord,
  type AgreementReader,
} from '../persistence/agreement-book.js';
import { agreementExample, presentAgreement, type PresentedAgreement } from './present-agreement.js';
import { NewAgreement, termsOf } from './funding.dto.js';

@ApiTags('funding')
@Controller('agreements')
export class AgreementsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(OpenAgreement) private readonly openAgreement: OpenAgreement,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
  ) {}

  @Get()
  @Allow('coordinator', 'funder', 'former_carrier', 'admin')
  @ApiOperation({ summary: 'Who pays what, from when to when; a funder reads its own' })
  @ApiOkResponse({ example: { items: [agreementExample], nextCursor: null } })
  async list(
    @Caller() reader: AgreementReader,
    @Query() query: PageQuery,
  ): Promise<Page<PresentedAgreement>> {
    const slice = sliceOf(query);
    return pageOf<AgreementOnRecord, PresentedAgreement>(
      await this.agreements.slice(reader, slice),
      slice,
      presentAgreement,
    );
  }

  @Get(':id')
  @Allow('coordinator', 'funder', 'former_carrier', 'admin')
  @ApiOperation({ summary: 'One agreement; a funder reads its own' })
  @ApiOkResponse({ example: agreementExample })
  async one(
    @Caller() reader: AgreementReader,
    @Param('id', KnownId) id: string,
  ): Promise<PresentedAgreement> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) throw new NotFound();
    return presentAgreement(agreement);
  }

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Open an agreement: its money is granted with it' })
  @ApiCreatedResponse({ example: agreementExample })
  open(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Body() body: NewAgreement,
  ): Promise<PresentedAgreement> {
    const terms = termsOf(body);
    return this.commands.once(exchange, async (tx) => {
      const agreement = await this.openAgreement.run(tx, networkId, terms, accountId);
      return presentAgreement({ ...agreement, grantCents: terms.grantCents, createdAt: tx.at });
    });
  }
}
