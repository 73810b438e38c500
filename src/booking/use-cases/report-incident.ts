import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/index.js';
import type { IncidentKind } from '../domain/booking.js';
import { mayTouch } from '../domain/visibility.js';
import { Bookings, type BookingWithOffers } from './bookings.js';

/** One tap on how it went: noted beside the booking, whose state and cost it does not change. */
@Injectable()
export class ReportIncident {
  constructor(@Inject(Bookings) private readonly bookings: Bookings) {}

  /** @throws NotFound */
  async execute(tx: Tx, viewer: NetworkViewer, id: Id, kind: IncidentKind): Promise<BookingWithOffers> {
    const held = await this.bookings.hold(tx, viewer.networkId, id);
    if (!held || !mayTouch(viewer, held.booking)) throw new NotFound();
    tx.publish({
      type: 'booking.incident_reported.v1',
      networkId: viewer.networkId,
      subjectId: id,
      facts: { kind, by: viewer.role, providerId: held.booking.providerId },
    });
    return held;
  }
}
