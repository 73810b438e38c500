import { Get, Inject, Query, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { shownLanguageOf } from '../../../booking/index.js';
import { Directory } from '../../../network/index.js';
import { Allow, Caller, pageOf, sliceOf, type Reply } from '../../../platform/http/index.js';
import { everyRow, OnPage, PageController, sendCsv, sendPage, type PageContext } from '../../../web/index.js';
import { offerFilterOf, OffersQuery } from '../http/offers.dto.js';
import { ProviderOffers, type ProviderOffer } from '../persistence/provider-offers.js';
import { OffersPage } from './offers-page.js';
import { offersWords } from './offers-words.js';

const IN_A_FILE_AT_ONCE = 500;
/** More than a provider answers in a day; the list below has them all. */
const PRESSING = 50;

@PageController()
@Allow('provider')
export class OffersPageController {
  constructor(
    @Inject(ProviderOffers) private readonly offers: ProviderOffers,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('offers')
  async list(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Query() query: OffersQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const at = this.clock.now();
    const slice = sliceOf(query);
    const isWhole = Object.values(query).every((value) => value === undefined);
    const [rows, { timeZone }, waiting, toHold] = await Promise.all([
      this.offers.page(viewer, offerFilterOf(query), slice),
      this.directory.network(viewer.networkId),
      isWhole ? this.offers.waiting(viewer, at, PRESSING) : [],
      isWhole ? this.offers.toHold(viewer, PRESSING) : [],
    ]);
    const offers = pageOf(rows, slice, (row) => row);
    const pressing = isWhole ? { waiting, toHold } : null;
    void sendPage(reply, <OffersPage {...{ page, query, offers, pressing, timeZone, at }} />);
  }

  @Get('offers.csv')
  file(
    @OnPage() page: PageContext,
    @Caller() viewer: ViewerOf<'provider'>,
    @Query() query: OffersQuery,
    @Res() reply: Reply,
  ): void {
    const words = offersWords(page);
    const { language } = page.words;
    const rows = everyRow(async (cursor) => {
      const slice = sliceOf({ cursor, limit: IN_A_FILE_AT_ONCE });
      return pageOf(await this.offers.page(viewer, offerFilterOf(query), slice), slice, (row) => row);
    });
    void sendCsv<ProviderOffer>(reply, {
      name: 'offres',
      columns: [
        { title: words.reference, cell: ({ reference }) => reference },
        { title: words.when, cell: ({ startsAt }) => startsAt.toISOString() },
        { title: words.minutes, cell: ({ expectedMinutes }) => expectedMinutes },
        { title: words.language, cell: (offer) => shownLanguageOf(offer.language, language).name },
        { title: words.modality, cell: ({ modality }) => page.words.modalities[modality] },
        { title: words.commune, cell: ({ commune }) => commune },
        { title: words.state, cell: ({ state }) => words.states[state] },
        { title: words.answerBy, cell: ({ answerBy }) => answerBy.toISOString() },
        { title: words.answered, cell: ({ answeredAt }) => answeredAt?.toISOString() ?? null },
      ],
      rows,
    });
  }
}
