import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { addDays, startOfDay } from '../../kernel/civil-time.js';
import { Directory } from '../../network/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { Every, type Sweep } from '../../platform/queue/index.js';
import { advance, type Booking } from '../domain/booking.js';
import { isLive } from '../domain/offer.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { closeOffers } from './close-offers.js';
import { OfferNext } from './offer-next.js';
import { Reservations } from './reservations.js';

/**
 * What only time decides: an offer that nobody answered, a session that nobody reported. Whatever was missed while no worker
 * ran is found here, once: a booking is held while it is moved on.
 */
@Injectable()
@Every(1_000)
export class MoveOn implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(OfferNext) private readonly offerNext: OfferNext,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /** One transaction a booking: one that fails waits for the next sweep and holds nobody up. */
  async sweep(stopping: AbortSignal): Promise<void> {
    const failed: { id: Id; error: unknown }[] = [];
    while (!stopping.aborted) {
      let current: Id | undefined;
      try {
        const moved = await this.database.transaction(async (tx) => {
          const due = await this.bookings.holdDue(
            tx,
            failed.map(({ id }) => id),
          );
          current = due?.booking.id;
          if (due) await this.moveOn(tx, due);
          return due !== undefined;
        });
        if (!moved) break;
      } catch (error) {
        if (!current) throw error;
        failed.push({ id: current, error });
      }
    }
    if (failed.length > 0)
      throw new AggregateError(
        failed.map(({ error }) => error),
        `could not move on ${failed.map(({ id }) => id).join(', ')}`,
      );
  }

  private async moveOn(tx: Tx, { booking, offers }: BookingWithOffers): Promise<void> {
    switch (booking.status) {
      case 'requested':
      case 'dispatched':
        return offers.some(isLive) ? this.unanswered(tx, { booking, offers }) : this.expectUsage(tx, booking);
      case 'confirmed':
      case 'in_session':
        return this.expectUsage(tx, booking);
      case 'awaiting_usage':
        return this.writeOff(tx, booking);
      default:
        return this.bookings.save(tx, { ...booking, dueAt: null });
    }
  }

  private async unanswered(tx: Tx, { booking, offers }: BookingWithOffers): Promise<void> {
    const closed = await closeOffers(tx, this.bookings, offers, 'expired', 'no_answer');
    await this.offerNext.execute(tx, booking, closed, 'no_answer');
  }

  private async expectUsage(tx: Tx, booking: Booking): Promise<void> {
    const { timeZone } = await this.directory.network(booking.networkId);
    const dueAt = booking.usageDueOn ? startOfDay(addDays(booking.usageDueOn, 1), timeZone) : null;
    await this.bookings.save(tx, advance(booking, 'expectUsage', { dueAt }));
    tx.publish({
      type: 'booking.awaiting_usage.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { until: booking.usageDueOn },
    });
  }

  private async writeOff(tx: Tx, booking: Booking): Promise<void> {
    await this.bookings.save(tx, advance(booking, 'writeOff', { dueAt: null }));
    await this.reservations.giveBack(tx, booking, 'unreported', null);
    tx.publish({
      type: 'booking.unreported.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: {},
    });
  }
}
