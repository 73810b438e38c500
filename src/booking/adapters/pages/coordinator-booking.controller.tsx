import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { resolveLocal, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Agreements } from '../../../funding/index.js';
import { Directory, NetworkNames } from '../../../network/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import type { StoredEvent } from '../../../platform/outbox/domain-event.js';
import { SubjectEvents } from '../../../platform/outbox/index.js';
import {
  attempt,
  fieldsOf,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { CancelBooking } from '../../use-cases/cancel-booking.js';
import { ReadPayers } from '../../use-cases/read-payers.js';
import { ReadTerms } from '../../use-cases/read-terms.js';
import { RescheduleBooking } from '../../use-cases/reschedule-booking.js';
import { CancelBookingDto, RescheduleBookingDto } from '../http/booking.dto.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { CoordinatorBooking } from './coordinator-booking.js';
import type { CoordinatorBookingProps } from './coordinator-booking-props.js';

@PageController('calls/bookings/:id')
@Allow('coordinator')
export class CoordinatorBookingController {
  constructor(
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
    @Inject(ReadPayers) private readonly payers: ReadPayers,
    @Inject(SubjectEvents) private readonly events: SubjectEvents,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(RescheduleBooking) private readonly rescheduleBooking: RescheduleBooking,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, <CoordinatorBooking {...await this.about(page, viewer, id)} />);
  }

  /** A form's own address, asked for again after it was refused. */
  @Get('cancel')
  async toCancel(
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    if (!(await this.queries.one(viewer, id))) throw new NotFound();
    void reply.redirect(`/calls/bookings/${id}`, 303);
  }

  /** The same. */
  @Get('reschedule')
  toReschedule(
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.toCancel(viewer, id, reply);
  }

  @Post('cancel')
  cancel(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const fields = fieldsOf(body);
    return this.done(page, viewer, id, exchange, fields, async () => {
      const { reason, expectedFeeCents } = await readAs(CancelBookingDto, {
        reason: fields.text('reason'),
        expectedFeeCents: fields.number('expectedFeeCents'),
      });
      await this.commands.once(exchange, async (tx) => {
        await this.cancelBooking.execute(tx, viewer, id, reason, expectedFeeCents);
        return { id };
      });
    });
  }

  @Post('reschedule')
  reschedule(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const fields = fieldsOf(body);
    return this.done(page, viewer, id, exchange, fields, async () => {
      const { timeZone } = await this.directory.network(viewer.networkId);
      const { startsAt, expectedMinutes } = await readAs(RescheduleBookingDto, {
        startsAt: instantOf(fields, timeZone),
        expectedMinutes: fields.number('expectedMinutes'),
      });
      await this.commands.once(exchange, async (tx) => {
        await this.rescheduleBooking.execute(tx, viewer, id, new Date(startsAt), expectedMinutes ?? null);
        return { id };
      });
    });
  }

  private async done(
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    { reply }: Exchange,
    typed: Fields,
    act: () => Promise<void>,
  ): Promise<void> {
    const { refusal } = await attempt(act);
    if (!refusal) return void reply.redirect(`/calls/bookings/${id}`, 303);
    const again = await this.about(page, viewer, id, typed, refusal);
    void sendPage(reply, <CoordinatorBooking {...again} />, statusOf(refusal));
  }

  /** @throws NotFound */
  private async about(
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    typed?: Fields,
    refusal?: Refusal,
  ): Promise<CoordinatorBookingProps> {
    const held = await this.queries.one(viewer, id);
    if (!held) throw new NotFound();
    const { networkId } = viewer;
    const { agreementId } = held.booking;
    const [terms, events, names, { timeZone }, agreement, told] = await Promise.all([
      this.terms.cancellation(held, this.clock.now()),
      this.events.all(networkId, id),
      this.names.of(networkId),
      this.directory.network(networkId),
      agreementId ? this.agreements.one(networkId, agreementId) : undefined,
      this.payers.of(held.booking),
    ]);
    const toPhone = await this.toPhone(networkId, events);
    const payer = agreement ? `${agreement.carrier}, ${agreement.reference}` : null;
    return { page, held, terms, events, names, timeZone, payer, told, toPhone, typed, refusal };
  }

  /** The provider that has not acknowledged that an offer was taken back. */
  private async toPhone(
    networkId: Id,
    events: readonly StoredEvent[],
  ): Promise<CoordinatorBookingProps['toPhone']> {
    const providerId = events.findLast(({ type }) => type === 'booking.recall_unacknowledged.v1')?.facts[
      'providerId'
    ];
    const provider = typeof providerId === 'string' && (await this.directory.provider(networkId, providerId));
    return provider ? { provider: provider.name, number: provider.phoneNumber } : null;
  }
}

/** @throws InvalidInput where the two fields say no instant of the network's clock */
const instantOf = (fields: Fields, timeZone: TimeZone): string => {
  const [day, time] = [fields.text('day'), fields.text('time')];
  try {
    const resolved = resolveLocal(`${day}T${time}`, timeZone);
    if (resolved.kind === 'instant') return resolved.at.toISOString();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new InvalidInput([
    {
      pointer: '/startsAt',
      message: {
        fr: 'Donnez un jour et une heure qui existent, une seule fois, ce jour-là.',
        en: 'Give a day and a time that come once on that day.',
      },
    },
  ]);
};
