import { Controller, Headers, Inject, Param, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import { NotFound } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Authenticator,
  Caller,
  KnownId,
  recognise,
  SessionCookie,
  type Request,
} from '../../../platform/http/index.js';
import { SubjectEvents } from '../../../platform/outbox/index.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { whileAllowed } from '../while-allowed.js';

@ApiTags('bookings')
@Controller('bookings')
export class BookingEventsController {
  constructor(
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(SubjectEvents) private readonly events: SubjectEvents,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Sse(':id/events')
  @Allow('professional', 'staff', 'coordinator', 'admin')
  @ApiOperation({
    summary: 'Each change of the booking, live',
    description: 'Resumes after `Last-Event-ID`. Ends when the caller may no longer see the booking.',
  })
  @ApiProduces('text/event-stream')
  async follow(
    @Caller() viewer: Viewer,
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Headers('last-event-id') last?: string,
  ): Promise<Observable<MessageEvent>> {
    const found = await this.queries.one(viewer, id);
    if (!found) throw new NotFound();
    const changes = this.events.live(found.booking.networkId, id, last && isId(last) ? last : null).pipe(
      map(({ id: eventId, type, facts, occurredAt }) => {
        const name = type.replace(/\.v\d+$/, '');
        const status = statusAfter[name];
        return {
          id: eventId,
          type: name,
          data: { type: name, occurredAt, bookingId: id, ...(status && { status }), ...facts },
        };
      }),
    );
    return whileAllowed(changes, () => this.maySee(request, id));
  }

  /** The account, the session or what it may see can have changed. */
  private async maySee(request: Request, id: Id): Promise<boolean> {
    const known = await recognise(request, this.authenticator, this.cookie);
    return known !== null && (await this.queries.one(known.viewer, id)) !== undefined;
  }
}

/** The state that a booking is in after each of its events, for those who only watch the state. */
const statusAfter: Readonly<Record<string, string>> = {
  'booking.requested': 'requested',
  'booking.rescheduled': 'requested',
  'booking.dispatched': 'dispatched',
  'booking.withdrawn': 'dispatched',
  'booking.confirmed': 'confirmed',
  'booking.started': 'in_session',
  'booking.completed': 'completed',
  'booking.no_show': 'no_show',
  'booking.cancelled': 'cancelled',
  'booking.unmet': 'unmet',
  'booking.awaiting_usage': 'awaiting_usage',
  'booking.unreported': 'unreported',
};
