import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { ReferenceCache, type Tx } from '../../platform/database/index.js';
import { RecordUsage } from '../../usage/index.js';
import { advance, withdrawalOf, type CancelledBy, type CancelReason } from '../domain/booking.js';
import { FeeChanged } from '../domain/booking.errors.js';
import { mayTouch } from '../domain/visibility.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { closeOffers } from './close-offers.js';
import { ReadTerms } from './read-terms.js';
import { Reservations } from './reservations.js';
import { sessionOf } from './session-of.js';

/** Whoever asked no longer needs it. They have seen what it costs the network, and that is what it costs. */
@Injectable()
export class CancelBooking {
  constructor(
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
    @Inject(RecordUsage) private readonly usage: RecordUsage,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /** @throws NotFound, BookingStateConflict; FeeChanged, with nothing done */
  async execute(
    tx: Tx,
    viewer: NetworkViewer,
    id: Id,
    reason: CancelReason,
    expectedFeeCents: number,
  ): Promise<BookingWithOffers> {
    await this.cache.refresh(viewer.networkId); // the fee is that of the tariff as it stands now
    const held = await this.bookings.hold(tx, viewer.networkId, id);
    if (!held || !mayTouch(viewer, held.booking)) throw new NotFound();
    const by = viewer.role as CancelledBy;
    const cancelled = advance(held.booking, withdrawalOf(held.booking), {
      cancelledBy: by,
      cancelledAt: tx.at,
      cancelReason: reason,
      dueAt: null,
    });
    const { feeCents } = await this.terms.cancellation(held, tx.at);
    if (feeCents !== expectedFeeCents) throw new FeeChanged(feeCents);
    const offers = await closeOffers(tx, this.bookings, held.offers, 'cancelled', reason);
    await this.bookings.save(tx, cancelled);
    await this.settle(tx, { booking: cancelled, offers: held.offers }, feeCents, viewer.accountId);
    tx.publish({
      type: 'booking.cancelled.v1',
      networkId: viewer.networkId,
      subjectId: id,
      facts: { by, reason, feeCents },
    });
    return { booking: cancelled, offers };
  }

  /** A fee is a cost, recorded as what happened; without one, what was held is available again. */
  private async settle(tx: Tx, cancelled: BookingWithOffers, feeCents: number, by: Id): Promise<void> {
    if (feeCents === 0) return this.reservations.giveBack(tx, cancelled.booking, 'cancelled', by);
    await this.usage.execute(
      tx,
      sessionOf(cancelled, { outcome: 'late_cancellation', durationSeconds: 0, cancelledAt: tx.at }),
      by,
    );
  }
}
