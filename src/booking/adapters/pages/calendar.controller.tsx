import { createHash } from 'node:crypto';
import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  Public,
  ShowsPeople,
  type Exchange,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { CalendarFeeds } from '../persistence/calendar-feeds.js';
import type { BookingWithOffers } from '../../use-cases/bookings.js';
import { ReadBookingView } from './booking-view.js';
import { calendarFile } from './calendar-file.js';
import { CalendarPage } from './calendar-page.js';
import { calendarWords } from './calendar-words.js';

const REMEMBERED_MS = 90 * 24 * 3_600_000;
const MOST_ENTRIES = 1_000;

/** Appointments where people keep their others: one as a file, all of them at a private address. */
@PageController()
@Allow('professional', 'staff')
export class CalendarController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadBookingView) private readonly views: ReadBookingView,
    @Inject(CalendarFeeds) private readonly feeds: CalendarFeeds,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get('bookings/:id.ics')
  @ShowsPeople()
  async one(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const held = await this.queries.one(viewer, id);
    if (!held) throw new NotFound();
    const cancels = held.booking.status === 'cancelled' || held.booking.status === 'unmet';
    const file = await this.file(page, viewer, [held], cancels);
    void headed(reply, file)
      .header('content-disposition', `attachment; filename="interprete-${held.booking.reference}.ics"`)
      .header('cache-control', 'no-store')
      .send(file);
  }

  @Get('calendar')
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, await this.page(page, viewer));
  }

  @Post('calendar')
  async make(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
  ): Promise<void> {
    // Shown when it is made and never again: what is kept for a form sent twice does not hold it.
    let secret: string | undefined;
    await this.commands.once(exchange, async (tx) => {
      secret = await this.feeds.make(tx, viewer.accountId);
      return {};
    });
    if (!secret) return void exchange.reply.redirect('/calendar', 303);
    const made = `${this.publicUrl.value}/calendar/${secret}.ics`;
    void sendPage(exchange.reply, await this.page(page, viewer, made), 201);
  }

  @Post('calendar/revoke')
  async revoke(@Member() viewer: NetworkViewer, @Res() reply: Reply): Promise<void> {
    await this.database.transaction((tx) => this.feeds.revoke(tx, viewer.accountId));
    void reply.redirect('/calendar', 303);
  }

  /** For programs that know the address and nothing else. */
  @Get('calendar/:secret.ics')
  @Public()
  async feed(
    @OnPage() page: PageContext,
    @Param('secret') secret: string,
    @Req() request: Request,
    @Res() reply: Reply,
  ): Promise<void> {
    const viewer = await this.feeds.viewerOf(secret);
    if (!viewer) throw new NotFound();
    const since = new Date(this.clock.now().getTime() - REMEMBERED_MS);
    const file = await this.file(page, viewer, await this.queries.appointments(viewer, since, MOST_ENTRIES));
    const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' });
    if (request.headers['if-none-match'] === etag) void reply.status(304).send();
    else void headed(reply, file).send(file);
  }

  private async page(page: PageContext, viewer: NetworkViewer, made?: string) {
    const [madeAt, { timeZone }] = await Promise.all([
      this.feeds.madeAt(viewer.accountId),
      this.directory.network(viewer.networkId),
    ]);
    return (
      <CalendarPage page={{ ...page, path: '/calendar' }} madeAt={madeAt} made={made} timeZone={timeZone} />
    );
  }

  private async file(
    page: PageContext,
    viewer: NetworkViewer,
    held: readonly BookingWithOffers[],
    cancels = false,
  ): Promise<string> {
    const views = await this.views.all(held);
    const [revisions, { name }] = await Promise.all([
      this.queries.revisionsOf(
        viewer.networkId,
        views.map(({ booking }) => booking.id),
      ),
      this.directory.network(viewer.networkId),
    ]);
    return calendarFile(page, {
      name: calendarWords(page).calendar(name),
      entries: views.map((view) => ({
        view,
        revision: revisions.get(view.booking.id) ?? { number: 0, at: view.booking.requestedAt },
      })),
      publicUrl: this.publicUrl.value,
      cancels,
      names: viewer.role === 'staff',
    });
  }
}

const headed = (reply: Reply, file: string): Reply =>
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-length': Buffer.byteLength(file),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
