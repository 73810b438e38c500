import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { dayOf, localTime } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  typeset,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { takes, withdrawalOf } from '../../domain/booking.js';
import { BookingStateConflict, FeeChanged } from '../../domain/booking.errors.js';
import { CancelBooking } from '../../use-cases/cancel-booking.js';
import { RescheduleBooking } from '../../use-cases/reschedule-booking.js';
import { CancelBookingDto, RescheduleBookingDto } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { dateMistakesOf } from './date-mistakes.js';
import { ReadBookingView, type BookingView } from './booking-view.js';
import { CancelPage } from './cancel-page.js';
import { changeWords } from './change-words.js';
import { patiently } from './patiently.js';
import { startsIn, typedIn } from './read-book-form.js';
import { ReschedulePage } from './reschedule-page.js';

const LONGEST_SERIES = 100;

/** Taking a booking back, or moving it: what that leads to is shown first. */
@PageController('bookings')
@Allow('professional', 'staff')
export class BookingChangesPageController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadBookingView) private readonly views: ReadBookingView,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(RescheduleBooking) private readonly rescheduleBooking: RescheduleBooking,
  ) {}

  @Get(':id/cancel')
  async askCancel(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.sendCancel(reply, page, viewer, id, fieldsOf({}), null);
  }

  /** One, or it and the later ones of its series: all of them or none. */
  @Post(':id/cancel')
  async cancel(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const view = await this.view(viewer, id);
    const { refusal } = await attempt(async () => {
      const rest = fields.text('scope') === 'rest' ? await this.restOf(viewer, view) : [];
      const wanted = await Promise.all(
        [id, ...rest.map(({ booking }) => booking.id)].sort().map(async (one) => ({
          id: one,
          ...(await readAs(CancelBookingDto, {
            reason: fields.text('reason'),
            expectedFeeCents: fields.number(`fee-${one}`),
          })),
        })),
      );
      await patiently(() =>
        this.commands.once(exchange, async (tx) => {
          for (const { id: one, reason, expectedFeeCents } of wanted)
            await this.cancelBooking.execute(tx, viewer, one, reason, expectedFeeCents);
          return { id };
        }),
      );
    });
    if (refusal) return this.sendCancel(reply, page, viewer, id, fields, refusal);
    void reply.redirect(`/bookings/${id}?done=cancelled`, 303);
  }

  @Get(':id/reschedule')
  async askReschedule(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.sendReschedule(reply, page, viewer, id, null, null);
  }

  @Post(':id/reschedule')
  async reschedule(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { timeZone } = await this.view(viewer, id);
    const { refusal } = await attempt(async () => {
      const { day, time } = typedIn(fields);
      const [startsAt] = startsIn(
        { ...typedIn(fieldsOf({})), day, time },
        timeZone,
        dayOf(this.clock.now(), timeZone),
      );
      const { startsAt: at, expectedMinutes } = await readAs(RescheduleBookingDto, {
        startsAt: startsAt?.toISOString(),
        expectedMinutes: fields.number('expectedMinutes') ?? null,
      });
      await patiently(() =>
        this.commands.once(exchange, async (tx) => {
          await this.rescheduleBooking.execute(tx, viewer, id, new Date(at), expectedMinutes ?? null);
          return { id };
        }),
      );
    });
    if (refusal) return this.sendReschedule(reply, page, viewer, id, fields, refusal);
    void reply.redirect(`/bookings/${id}?done=moved`, 303);
  }

  private async sendCancel(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    fields: Fields,
    refusal: Refusal | null,
  ): Promise<void> {
    const view = await this.view(viewer, id);
    const words = changeWords(page);
    const isReasonMissing = refusal?.problem.errors?.some(({ pointer }) => pointer === '/reason') ?? false;
    const mistakes = isReasonMissing
      ? { all: [{ fieldId: 'reason', message: words.whyMissing }], of: reasonOnly(words.whyMissing) }
      : noMistakes;
    void sendPage(
      reply,
      <CancelPage
        page={page}
        view={view}
        rest={await this.restOf(viewer, view)}
        canCancel={canBeCancelled(view)}
        notice={refusal && !isReasonMissing ? noticeOf(refusal, page) : null}
        mistakes={mistakes}
        reason={fields.text('reason')}
        scope={fields.text('scope')}
      />,
      refusal ? statusOf(refusal) : 200,
    );
  }

  private async sendReschedule(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    fields: Fields | null,
    refusal: Refusal | null,
  ): Promise<void> {
    const view = await this.view(viewer, id);
    const { booking, timeZone } = view;
    const mistakes = refusal ? dateMistakesOf(refusal, page) : noMistakes;
    const { day, minuteOfDay } = localTime(booking.startsAt, timeZone);
    const two = (value: number): string => String(value).padStart(2, '0');
    void sendPage(
      reply,
      <ReschedulePage
        page={page}
        view={view}
        canMove={booking.modality !== 'phone_now' && takes(booking, 'reschedule')}
        notice={refusal && mistakes.all.length === 0 ? noticeOf(refusal, page) : null}
        mistakes={mistakes}
        today={dayOf(this.clock.now(), timeZone)}
        typed={
          fields
            ? typedIn(fields)
            : { day, time: `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}` }
        }
      />,
      refusal ? statusOf(refusal) : 200,
    );
  }

  /** @throws NotFound */
  private async view(viewer: NetworkViewer, id: Id): Promise<BookingView> {
    const held = await this.queries.one(viewer, id);
    if (!held) throw new NotFound();
    return this.views.of(held);
  }

  private async restOf(viewer: NetworkViewer, { booking }: BookingView): Promise<readonly BookingView[]> {
    const { seriesId } = booking;
    if (!seriesId) return [];
    const series = await this.queries.page(viewer, { seriesId }, { limit: LONGEST_SERIES, after: null });
    const views = await this.views.all(series.filter((one) => one.booking.startsAt > booking.startsAt));
    return views.filter(canBeCancelled);
  }
}

const canBeCancelled = ({ booking }: BookingView): boolean => takes(booking, withdrawalOf(booking));

const reasonOnly =
  (message: string) =>
  (id: string): string | undefined =>
    id === 'reason' ? message : undefined;

const noticeOf = (refusal: Refusal, page: PageContext): string =>
  refusal instanceof FeeChanged || refusal.problem.type === 'invalid-input'
    ? changeWords(page).changed
    : refusal instanceof BookingStateConflict
      ? typeset(changeWords(page).already(refusal.standing[page.words.language]))
      : typeset(refusal.problem.detail[page.words.language]);
