import { Body, Get, Inject, Param, Post, Query, Req, Res, Sse, type MessageEvent } from '@nestjs/common';
import { concatMap, filter, map, type Observable } from 'rxjs';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { NetworkNames } from '../../../network/index.js';
import {
  Allow,
  Authenticator,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  recognise,
  SessionCookie,
  ShowsPeople,
  type Exchange,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { SubjectEvents } from '../../../platform/outbox/index.js';
import {
  fieldsOf,
  Fragment,
  markupOf,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { ReportIncident } from '../../use-cases/report-incident.js';
import { ReportIncidentDto } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { whileAllowed } from '../while-allowed.js';
import { acts, BookingNow, BookingPage, type BookingPageProps } from './booking-page.js';
import { ReadBookingView } from './booking-view.js';
import { patiently } from './patiently.js';

const LONGEST_SERIES = 100;

/** One booking, for those who asked for it. */
@PageController('bookings')
@Allow('professional', 'staff')
export class BookingPageController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadBookingView) private readonly views: ReadBookingView,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(SubjectEvents) private readonly events: SubjectEvents,
    @Inject(ReportIncident) private readonly reportIncident: ReportIncident,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Get(':id')
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, viewer, id);
    const seriesId = about.view.booking.seriesId;
    const series = seriesId
      ? await this.queries.page(viewer, { seriesId }, { limit: LONGEST_SERIES, after: null })
      : [];
    const siblings = series
      .filter(({ booking }) => booking.id !== id)
      .toSorted((a, b) => a.booking.startsAt.getTime() - b.booking.startsAt.getTime());
    const said = fieldsOf(query).text('done');
    const done = acts.find((act) => act === said) ?? null;
    void sendPage(reply, <BookingPage {...about} siblings={await this.views.all(siblings)} done={done} />);
  }

  /** The booking's page anew, whenever something happens to it, and at once if more has happened than the page has `seen`. */
  @Sse(':id/events')
  async follow(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Req() request: Request,
    @Param('id', KnownId) id: Id,
    @Query() query: Record<string, unknown>,
  ): Promise<Observable<MessageEvent>> {
    if (!(await this.queries.one(viewer, id))) throw new NotFound();
    const seen = fieldsOf(query).number('seen') ?? null;
    const pieces = this.events.changed(viewer.networkId, [id], seen).pipe(
      concatMap(() => this.about(page, viewer, id).catch(() => null)),
      filter((about) => about !== null),
      map((about) => ({
        type: `booking-${id}`,
        data: markupOf(
          <Fragment page={page}>
            <BookingNow {...about} />
          </Fragment>,
        ),
      })),
    );
    return whileAllowed(pieces, async () => {
      const known = await recognise(request, this.authenticator, this.cookie);
      return known !== null && (await this.queries.one(known.viewer, id)) !== undefined;
    });
  }

  @Post(':id/incident')
  async incident(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { kind } = await readAs(ReportIncidentDto, { kind: fieldsOf(body).text('kind') });
    await patiently(() =>
      this.commands.once(exchange, async (tx) => {
        await this.reportIncident.execute(tx, viewer, id, kind);
        return { id };
      }),
    );
    void reply.redirect(`/bookings/${id}?done=thanks`, 303);
  }

  private async about(
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
  ): Promise<Omit<BookingPageProps, 'siblings' | 'done'>> {
    const story = await this.queries.story(viewer, id);
    if (!story) throw new NotFound();
    const [view, names] = await Promise.all([this.views.of(story.held), this.names.of(viewer.networkId)]);
    return { page, view, happenings: story.happenings, providerName: names.provider };
  }
}
