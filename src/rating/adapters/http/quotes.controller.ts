import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import { calendarOfPostcode } from '../../../kernel/holidays.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ExplainedPayers, payersExample, type PayerExplained } from '../../../funding/index.js';
import { Directory, practicesOn, type Practice, type Professional } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import { Allow, KnownId, Member } from '../../../platform/http/index.js';
import { rate } from '../../domain/rate.js';
import type { Rating } from '../../domain/rating.js';
import { Tariffs } from '../persistence/tariffs.js';
import { NoTariff } from '../tariff-refusals.js';
import { factsOf, QuoteBody } from './quote.dto.js';

/** What a session costs, and which of the provider's tariffs says so; with whom it is for, also who would pay. */
type Quote = Readonly<{ tariffId: Id; payers?: readonly PayerExplained[] }> & Rating;

@ApiTags('tariffs')
@ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, description: 'The provider' })
@Controller('providers/:id/quote')
export class QuotesController {
  constructor(
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ExplainedPayers) private readonly payers: ExplainedPayers,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  // Nothing is created or kept, so nothing has to be protected from happening twice: an Idempotency-Key is ignored.
  @Post()
  @HttpCode(200)
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Price a session: rated facts in, lines out, nothing stored',
    description:
      'The tariff of the session’s local start day applies; without one, 422 no-tariff. Where `professionalId`, `practiceId` or `category` says for whom, `payers` tells which agreement would pay by what is left now, and why each other would not, in the order in which they are asked.',
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
      payers: payersExample,
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
    const { timeZone } = await this.directory.network(networkId);
    const day = dayOf(facts.startsAt, timeZone);
    const { professional, practice } = await this.whose(networkId, body, day);
    const calendar = practice ? calendarOfPostcode(practice.postcode) : 'france';
    const tariff = await this.tariffs.on(networkId, providerId, day);
    if (!tariff) throw new NoTariff(day);
    const quote = { tariffId: tariff.id, ...rate({ ...facts, timeZone, calendar }, tariff) };
    const category = body.category ?? null;
    if (!professional && !practice && !category) return quote;
    const need = {
      day,
      modality: body.modality,
      profession: professional?.profession ?? null,
      commune: practice?.commune ?? null,
      inseeCode: practice?.inseeCode ?? null,
      category,
    };
    const bill = { neededCents: quote.totalCents, paidBy: null };
    return { ...quote, payers: await this.payers.of(networkId, need, bill) };
  }

  /** For whom it would be. Where a professional works in one practice on that day, it is there. */
  private async whose(
    networkId: Id,
    { professionalId, practiceId }: QuoteBody,
    day: Day,
  ): Promise<{ professional?: Professional; practice?: Practice }> {
    const professional = professionalId && (await this.directory.professional(networkId, professionalId));
    if (professional === undefined && professionalId) throw new NotFound();
    const [only, ...others] = professional ? practicesOn(professional, day) : [];
    const wanted = practiceId ?? (others.length === 0 ? only : undefined);
    const practice = wanted && (await this.directory.practice(networkId, wanted));
    if (practiceId && !practice) throw new NotFound();
    return { ...(professional && { professional }), ...(practice && { practice }) };
  }
}
