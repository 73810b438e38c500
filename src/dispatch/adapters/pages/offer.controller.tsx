import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import type { ProviderEvent } from '../../domain/provider-event.js';
import { AnswerOnPage } from '../../use-cases/answer-on-page.js';
import { ProviderOffers, type ProviderOffer } from '../persistence/provider-offers.js';
import { OfferPage } from './offer-page.js';
import { offerWords, type OfferWords } from './offer-words.js';
import { acceptanceIn, refusalIn, reportIn } from './read-answer.js';

type Said = keyof OfferWords['said'];
type Reading = (fields: Fields, offer: ProviderOffer, at: Date, zone: TimeZone) => Promise<ProviderEvent>;

@PageController('offers')
@Allow('provider')
export class OfferPageController {
  constructor(
    @Inject(ProviderOffers) private readonly offers: ProviderOffers,
    @Inject(AnswerOnPage) private readonly answer: AnswerOnPage,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(':id')
  async show(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(page, reply, viewer, id, { said: saidIn(page, query) });
  }

  @Post(':id/accept')
  accept(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    return this.say(page, viewer, id, exchange, body, 'accepted', acceptanceIn);
  }

  @Post(':id/decline')
  decline(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const read: Reading = (fields, offer, at) => refusalIn('booking.declined', fields, offer, at);
    return this.say(page, viewer, id, exchange, body, 'declined', read);
  }

  @Post(':id/withdraw')
  withdraw(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const read: Reading = (fields, offer, at) => refusalIn('booking.withdrawn', fields, offer, at);
    return this.say(page, viewer, id, exchange, body, 'withdrawn', read);
  }

  @Post(':id/report')
  report(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    return this.say(page, viewer, id, exchange, body, 'reported', reportIn);
  }

  private async say(
    page: PageContext,
    viewer: ViewerOf<'provider'>,
    id: Id,
    exchange: Exchange,
    body: unknown,
    said: Said,
    read: Reading,
  ): Promise<void> {
    const [offer, { timeZone }] = await Promise.all([
      this.found(viewer, id),
      this.directory.network(viewer.networkId),
    ]);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const event = await read(typed, offer, this.clock.now(), timeZone);
      return this.commands.once(exchange, (tx) => this.answer.execute(tx, viewer, event, offer.startsAt));
    });
    if (refusal) return this.send(page, exchange.reply, viewer, id, { refusal, typed });
    const isJudged = done.outcome === 'kept' || done.outcome === 'disputed';
    void exchange.reply.redirect(`/offers/${id}?said=${isJudged ? 'kept' : said}`, 303);
  }

  private async send(
    page: PageContext,
    reply: Reply,
    viewer: ViewerOf<'provider'>,
    id: Id,
    more: Readonly<{ said?: Said; refusal?: Refusal; typed?: Fields }>,
  ): Promise<void> {
    const [offer, { timeZone }] = await Promise.all([
      this.found(viewer, id),
      this.directory.network(viewer.networkId),
    ]);
    const shown = (
      <OfferPage
        {...more}
        page={{ ...page, path: `/offers/${id}` }}
        offer={offer}
        timeZone={timeZone}
        at={this.clock.now()}
      />
    );
    void sendPage(reply, shown, more.refusal ? statusOf(more.refusal) : 200);
  }

  /** @throws NotFound, of another provider's offer too */
  private async found(viewer: ViewerOf<'provider'>, id: Id): Promise<ProviderOffer> {
    const offer = await this.offers.one(viewer, id);
    if (!offer) throw new NotFound();
    return offer;
  }
}

const saidIn = (page: PageContext, query: unknown): Said | undefined => {
  const said = fieldsOf(query).text('said');
  return said !== undefined && Object.hasOwn(offerWords(page).said, said) ? (said as Said) : undefined;
};
