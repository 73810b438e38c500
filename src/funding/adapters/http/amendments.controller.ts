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
import type { Amendment } from '../../domain/amendment.js';
import { AmendAgreement } from '../../use-cases/amend-agreement.js';
import { AgreementBook, type AgreementReader } from '../persistence/agreement-book.js';
import { changeOf, NewAmendment } from './funding.dto.js';

const example = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000061',
  agreementId: '019ab4c0-0000-7000-8000-000000000012',
  reference: 'MDM-2022-01-A1',
  grantDeltaCents: 500_000,
  endsOn: '2023-03-31',
  endedOnBefore: '2022-12-31',
  madeAt: '2022-12-05T09:00:00.000Z',
  madeBy: '019ab4c0-0000-7000-8000-000000000003',
};

@ApiTags('funding')
@Controller('agreements/:id/amendments')
export class AmendmentsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(AmendAgreement) private readonly amendAgreement: AmendAgreement,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
  ) {}

  @Get()
  @Allow('coordinator', 'funder', 'former_carrier', 'admin')
  @ApiOperation({ summary: 'What the agreement has agreed to change, oldest first' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Caller() reader: AgreementReader,
    @Param('id', KnownId) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<Amendment>> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) throw new NotFound();
    const slice = sliceOf(query);
    return pageOf(await this.agreements.amendmentsOf(agreement, slice), slice, (amendment) => amendment);
  }

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Change the envelope, the last day, or both',
    description:
      'The envelope never goes below what is committed and consumed: 422 amendment-refused, with the figures.',
  })
  @ApiCreatedResponse({ example })
  amend(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: string,
    @Body() body: NewAmendment,
  ): Promise<Amendment> {
    return this.commands.once(exchange, (tx) =>
      this.amendAgreement.run(tx, networkId, id, changeOf(body), accountId),
    );
  }
}
