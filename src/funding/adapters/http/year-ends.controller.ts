import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import { Allow, Caller, KnownId, sendFile, type Reply } from '../../../platform/http/index.js';
import type { YearEnd } from '../../domain/year-end.js';
import { YearEndFiles } from '../documents/year-end-files.js';
import type { AgreementReader } from '../persistence/agreement-book.js';
import { YearEnds } from '../persistence/year-ends.js';

const spent = {
  natures: [
    { nature: 'interpreting:phone_now', cents: 98_600 },
    { nature: 'surcharge', cents: 5_600 },
  ],
  totalCents: 104_200,
};
const year = { from: '2022-01-01', to: '2022-12-31', ...spent };
const example = {
  agreement: {
    id: '019ab4c0-0000-7000-8000-000000000012',
    title: 'Interprétariat en médecine de ville',
    reference: 'MDM-2022-01',
    carrier: 'Médecins du Monde',
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
  },
  funderName: 'Médecins du Monde',
  grantedAtStartCents: 150_000,
  amendments: [],
  transferredCents: 0,
  grantedCents: 150_000,
  spent,
  calendarYears: [year],
  agreementYears: [year],
  committedCents: 0,
  balanceCents: 45_800,
  fate: { rule: 'repayment', movedCents: 45_800, successorId: null, closedAt: '2023-02-16T00:00:04.000Z' },
};

@ApiTags('funding')
@Controller('agreements/:id')
@Allow('coordinator', 'admin')
export class YearEndsController {
  constructor(
    @Inject(YearEnds) private readonly yearEnds: YearEnds,
    @Inject(YearEndFiles) private readonly files: YearEndFiles,
  ) {}

  @Get('year-end')
  @ApiOperation({
    summary: 'The figures that a compte rendu financier (cerfa 15059) asks for',
    description:
      'What was granted, amended and transferred, what was spent by nature (over the whole, by calendar year and by year of ' +
      'the agreement), what is left, and its fate.',
  })
  @ApiOkResponse({ example })
  async one(@Caller() reader: AgreementReader, @Param('id', KnownId) id: string): Promise<YearEnd> {
    const yearEnd = await this.yearEnds.of(reader, id);
    if (!yearEnd) throw new NotFound();
    return yearEnd;
  }

  @Get('year-end.pdf')
  @ApiOperation({
    summary: 'The same as a document, with what is left to complete and sign',
    description:
      'PDF/A-2a, in French and in the order of the cerfa: expenses and income come to the same sum. The same bytes each time, ' +
      'as long as the figures are the same: for ever once the agreement is closed.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Caller() reader: AgreementReader,
    @Param('id', KnownId) id: string,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.pdf(reader, id));
  }

  @Get('year-end.csv')
  @ApiOperation({
    summary: 'The same as rows',
    description: 'One figure a row, in euros. UTF-8 with its mark, semicolons, decimal commas.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async csv(
    @Caller() reader: AgreementReader,
    @Param('id', KnownId) id: string,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.csv(reader, id));
  }
}
