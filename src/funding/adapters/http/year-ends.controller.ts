import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import { Allow, Caller, KnownId } from '../../../platform/http/index.js';
import type { YearEnd } from '../../domain/year-end.js';
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
@Controller('agreements/:id/year-end')
export class YearEndsController {
  constructor(@Inject(YearEnds) private readonly yearEnds: YearEnds) {}

  @Get()
  @Allow('coordinator', 'admin')
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
}
