import { Get, Inject, Query, Req, Res, Sse, type MessageEvent } from '@nestjs/common';
import { concatMap, filter, map, type Observable } from 'rxjs';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { isId } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, fullName, languagesByName } from '../../../network/index.js';
import {
  Allow,
  Authenticator,
  Member,
  pageOf,
  recognise,
  SessionCookie,
  ShowsPeople,
  sliceOf,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { SubjectEvents } from '../../../platform/outbox/index.js';
import {
  BookingItem,
  everyRow,
  fieldsOf,
  Fragment,
  markupOf,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Option,
  type PageContext,
} from '../../../web/index.js';
import { BookingsQuery } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { whileAllowed } from '../while-allowed.js';
import { entryOf } from './booking-entry.js';
import { ReadBookingView, type BookingView } from './booking-view.js';
import { BookingsPage } from './bookings-page.js';
import { bookingsWords } from './bookings-words.js';
import { shownLanguageOf } from './shown-language.js';

const MOST_COMING = 200;
const PAST_A_PAGE = 20;

/** The bookings of whoever asks: one's own, or those of the practice. */
@PageController()
@Allow('professional', 'staff')
export class BookingsPageController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadBookingView) private readonly views: ReadBookingView,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(SubjectEvents) private readonly events: SubjectEvents,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Get('bookings')
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: BookingsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const at = this.clock.now();
    const slice = { ...sliceOf(query), limit: query.limit ?? PAST_A_PAGE };
    const [coming, past, professionals] = await Promise.all([
      slice.after ? [] : this.queries.coming(viewer, query, at, MOST_COMING + 1),
      this.queries.past(viewer, query, at, slice),
      this.professionals(viewer),
    ]);
    const { items, nextCursor } = pageOf(
      past.map((held) => ({ held, id: held.booking.id })),
      slice,
      ({ held }) => held,
    );
    void sendPage(
      reply,
      <BookingsPage
        page={page}
        query={query}
        coming={await this.views.all(coming.slice(0, MOST_COMING))}
        past={await this.views.all(items)}
        isCut={coming.length > MOST_COMING}
        nextCursor={nextCursor}
        languages={languagesByName(page.words.language)}
        professionals={professionals}
      />,
    );
  }

  /** All that the filters let through, the newest request first; no amount. */
  @Get('bookings.csv')
  @ShowsPeople()
  csv(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Query() query: BookingsQuery,
    @Res() reply: Reply,
  ): void {
    const rows = everyRow<BookingView>(async (cursor) => {
      const slice = sliceOf({ cursor, limit: 200 });
      const found = await this.queries.page(viewer, query, slice);
      const { items, nextCursor } = pageOf(
        found.map((held) => ({ held, id: held.booking.id })),
        slice,
        ({ held }) => held,
      );
      return { items: await this.views.all(items), nextCursor };
    });
    void sendCsv(reply, { name: bookingsWords(page).csv.name, columns: columnsOf(page), rows });
  }

  /** Each of the bookings named in `of`, as an entry of the list, whenever it changes. */
  @Sse('bookings/events')
  follow(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Req() request: Request,
    @Query() query: Record<string, unknown>,
  ): Observable<MessageEvent> {
    const ids = fieldsOf(query).all('of').filter(isId).slice(0, MOST_COMING);
    const entries = this.events.changed(viewer.networkId, ids).pipe(
      concatMap((id) => this.queries.one(viewer, id)),
      filter((held) => held !== undefined),
      concatMap((held) => this.views.of(held)),
      map((view) => entryOf(page, view)),
      map((entry) => ({
        type: entry.id,
        data: markupOf(
          <Fragment page={page}>
            <BookingItem {...entry} />
          </Fragment>,
        ),
      })),
    );
    return whileAllowed(entries, async () => {
      const known = await recognise(request, this.authenticator, this.cookie);
      return JSON.stringify(known?.viewer) === JSON.stringify(viewer);
    });
  }

  private async professionals(viewer: NetworkViewer): Promise<readonly Option[]> {
    if (viewer.role !== 'staff') return [];
    const all = await this.directory.professionalsOf(viewer.networkId, viewer.practiceId);
    return all.map((one) => ({ value: one.id, label: fullName(one) }));
  }
}

const columnsOf = (page: PageContext) => {
  const { csv } = bookingsWords(page);
  const { words } = page;
  const column = (title: string, cell: (view: BookingView) => string | number | null) => ({ title, cell });
  return [
    column(csv.reference, ({ booking }) => booking.reference),
    column(csv.status, ({ booking }) => words.states[booking.status]),
    column(csv.day, ({ booking, timeZone }) => dayOf(booking.startsAt, timeZone)),
    column(csv.time, ({ booking, timeZone }) =>
      booking.startsAt.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone }),
    ),
    column(csv.minutes, ({ booking }) => booking.expectedMinutes),
    column(csv.language, ({ booking }) => shownLanguageOf(booking.language, words.language).name),
    column(csv.modality, ({ booking }) => words.modalities[booking.modality]),
    column(csv.practice, ({ practice }) => practice?.name ?? null),
    column(csv.professional, ({ professional }) => (professional ? fullName(professional) : null)),
    column(csv.provider, ({ provider }) => provider?.name ?? null),
    column(csv.askedOn, ({ booking, timeZone }) => dayOf(booking.requestedAt, timeZone)),
  ];
};
