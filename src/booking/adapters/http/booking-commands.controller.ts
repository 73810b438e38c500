import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refusal } from '../../../kernel/errors.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  type Exchange,
} from '../../../platform/http/index.js';
import { commandRoles } from '../../domain/booking.lifecycle.js';
import { CancelBooking } from '../../use-cases/cancel-booking.js';
import type { BookingWithOffers } from '../../use-cases/bookings.js';
import { ReadTerms } from '../../use-cases/read-terms.js';
import { ReportIncident } from '../../use-cases/report-incident.js';
import { RequestBooking, type Presenter } from '../../use-cases/request-booking.js';
import { RescheduleBooking } from '../../use-cases/reschedule-booking.js';
import { requestOf } from './booking-request.js';
import { bookingAnswer, bookingExample, type BookingAnswer } from './booking-answer.js';
import {
  CancelBookingDto,
  ReportIncidentDto,
  RequestBookingDto,
  RescheduleBookingDto,
} from './booking.dto.js';

@ApiTags('bookings')
@Allow('professional', 'staff', 'coordinator')
@Controller('bookings')
export class BookingCommandsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(RequestBooking) private readonly requestBooking: RequestBooking,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(RescheduleBooking) private readonly rescheduleBooking: RescheduleBooking,
    @Inject(ReportIncident) private readonly reportIncident: ReportIncident,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Request an interpreter' })
  @ApiCreatedResponse({ example: bookingExample })
  async request(
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Body() body: RequestBookingDto,
  ): Promise<BookingAnswer> {
    const once = this.commands.keyOf(exchange);
    try {
      const { answer, replayed } = await this.requestBooking.execute(viewer, requestOf(body), once, answerOf);
      if (replayed) void exchange.reply.header('idempotent-replayed', 'true');
      return answer;
    } catch (refusal) {
      if (once && refusal instanceof Refusal) await this.commands.storeRefusal(exchange, once, refusal);
      throw refusal;
    }
  }

  @Post(':id/cancel')
  @Allow(...commandRoles.cancel)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Cancel, at the fee that was shown',
    description: 'If the fee has changed meanwhile: 409 `fee-changed` with the new one, and nothing is done.',
  })
  @ApiOkResponse({
    example: {
      ...bookingExample,
      status: 'cancelled',
      cancelledBy: 'professional',
      cancelReason: 'appointment_moved',
    },
  })
  cancel(
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: string,
    @Body() body: CancelBookingDto,
  ): Promise<BookingAnswer> {
    return this.commands.once(exchange, async (tx) =>
      this.told(tx, await this.cancelBooking.execute(tx, viewer, id, body.reason, body.expectedFeeCents)),
    );
  }

  @Post(':id/reschedule')
  @Allow(...commandRoles.reschedule)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move to another time: the same provider is asked first, the reservation follows',
  })
  @ApiOkResponse({ example: bookingExample })
  reschedule(
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: string,
    @Body() body: RescheduleBookingDto,
  ): Promise<BookingAnswer> {
    return this.commands.once(exchange, async (tx) =>
      this.told(
        tx,
        await this.rescheduleBooking.execute(
          tx,
          viewer,
          id,
          new Date(body.startsAt),
          body.expectedMinutes ?? null,
        ),
      ),
    );
  }

  @Post(':id/incident')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say in one tap how it went' })
  @ApiOkResponse({ example: bookingExample })
  incident(
    @Member() viewer: NetworkViewer,
    @HttpExchange() exchange: Exchange,
    @Param('id', KnownId) id: string,
    @Body() body: ReportIncidentDto,
  ): Promise<BookingAnswer> {
    return this.commands.once(exchange, async (tx) =>
      this.told(tx, await this.reportIncident.execute(tx, viewer, id, body.kind)),
    );
  }

  private async told(tx: Tx, held: BookingWithOffers): Promise<BookingAnswer> {
    return bookingAnswer({ ...held, terms: await this.terms.cancellation(held, tx.at) });
  }
}

/** A booking just planned: its terms are read from the plan itself, without another look-up. */
const answerOf: Presenter<BookingAnswer> = ({ booking, offers, plan }) =>
  bookingAnswer({ booking, offers, terms: plan.cancellation });
