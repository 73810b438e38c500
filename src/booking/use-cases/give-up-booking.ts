import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { advance } from '../domain/booking.js';
import { Bookings } from './bookings.js';
import { closeOffers } from './close-offers.js';
import { Reservations } from './reservations.js';

/** Nobody pays for the booking any more: it is unmet, what was held is available again, and whoever was asked is told. */
@Injectable()
export class GiveUpBooking {
  constructor(
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /** @throws BookingStateConflict once it has begun or ended */
  async execute(tx: Tx, networkId: Id, id: Id, by: Id | null): Promise<void> {
    const held = await this.bookings.hold(tx, networkId, id);
    if (!held) return;
    const unmet = advance(held.booking, 'giveUp', { unmetReason: 'no_agreement', dueAt: null });
    await closeOffers(tx, this.bookings, held.offers, 'cancelled', 'no_agreement');
    await this.reservations.giveBack(tx, held.booking, 'unmet', by);
    await this.bookings.save(tx, unmet);
    tx.publish({
      type: 'booking.unmet.v1',
      networkId,
      subjectId: id,
      facts: { reason: 'no_agreement', language: unmet.language, modality: unmet.modality },
    });
  }
}
