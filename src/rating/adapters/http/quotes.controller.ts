import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import { calendarOfPostcode, type HolidayCalendar } from '../../../kernel/holidays.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import { Allow, KnownId, Member } from '../../../platform/http/index.js';
import { rate } from '../../domain/rate.js';
import type { Rating } from '../../domain/rating.js';
import { Tariffs } from '../persistence/tariffs.js';
import { NoTariff } from '../tariff-refusals.js';
import { factsOf, QuoteBody } from './quote.dto.js';

/** What a session costs, and which of the provider's tariffs says so. */
type Quote = Readonly<{ tariffId: Id }> & Rating;

@ApiTags('tariffs')
@ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, description: 'The provider' })
@Controller('providers/:id/quote')
export class QuotesController {
  constructor(
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  // Nothing is created or kept, so nothing has to be protected from happening twice: an Idempotency-Key is ignored.
  @Post()
  @HttpCode(200)
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Price a session: rated facts in, lines out, nothing stored',
    description: 'The tariff of the session’s local start day applies; without one, 422 no-tariff.',
  })
  @ApiOkResponse({
    example: {
      tariffId: '019ab4c0-0000-7000-8000-000000000010',
      totalCents: 2300,
      billedMinutes: 20,
      lines: [
        { rule: 'block.first', quantity: 1, unitPriceCents: 1800, amountCents: 1800 },
        { rule: 'block.step', quantity: 5, unitPriceCents: 100, amountCents: 500 },
      ],
    },
  })
  async quote(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: QuoteBody,
  ): Promise<Quote> {
    const facts = factsOf(body, this.clock.now());
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    const calendar = await this.calendarOf(networkId, body.practiceId);
    const { timeZone } = await this.directory.network(networkId);
    const day = dayOf(facts.startsAt, timeZone);
    const tariff = await this.tariffs.on(networkId, providerId, day);
    if (!tariff) throw new NoTariff(day);
    return { tariffId: tariff.id, ...rate({ ...facts, timeZone, calendar }, tariff) };
  }

  private async calendarOf(networkId: Id, practiceId: Id | undefined): Promise<HolidayCalendar> {
    if (!practiceId) return 'france';
    const practice = await this.directory.practice(networkId, practiceId);
    if (!practice) throw new NotFound();
    return calendarOfPostcode(practice.postcode);
  }
}
