import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { BookingEntity, OfferEntity, type Booking, type Offer } from '../../../booking/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';

export type Asked = Readonly<{ booking: Booking; offer: Offer }>;
/** With the event that speaks of it: why, and since when. */
export type Recalled = Asked & Readonly<{ reason: string | null; occurredAt: Date }>;

@Injectable()
export class OffersToSend {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The offer that an event speaks of and its booking; undefined when it speaks of none. */
  async ofEvent(networkId: Id, eventId: Id): Promise<Recalled | undefined> {
    const event = await this.database.row<{ offer_id: Id | null; reason: string | null; occurred_at: Date }>(
      sql`SELECT facts->>'offerId' AS offer_id, facts->>'reason' AS reason, occurred_at
            FROM event WHERE network_id = ${networkId} AND id = ${eventId}`,
      'offer-of-event',
    );
    if (!event?.offer_id) return undefined;
    const offer = await this.database.manager.findOneBy(OfferEntity, { networkId, id: event.offer_id });
    const booking =
      offer && (await this.database.manager.findOneBy(BookingEntity, { networkId, id: offer.bookingId }));
    return offer && booking
      ? { booking, offer, reason: event.reason, occurredAt: event.occurred_at }
      : undefined;
  }

  /** Whether the coordinator was told already that nobody acknowledged the recall of this offer. */
  async wasToldToPhone(tx: Tx, { networkId, bookingId, id }: Offer): Promise<boolean> {
    const told = await tx.row(sql`
      SELECT FROM event
       WHERE network_id = ${networkId} AND subject_id = ${bookingId}
         AND type = 'booking.recall_unacknowledged.v1' AND facts->>'offerId' = ${id}`);
    return told !== undefined;
  }

  /** Who interpreted in an earlier booking, if it was with the same provider. */
  async interpreterOf(networkId: Id, bookingId: Id | null, providerId: Id): Promise<string | null> {
    if (!bookingId) return null;
    const earlier = await this.database.manager.findOneBy(BookingEntity, {
      networkId,
      id: bookingId,
      providerId,
    });
    return earlier?.interpreterRef ?? null;
  }
}
