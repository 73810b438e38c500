import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';
import { RecordUsage, UsageRecords } from '../../usage/index.js';
import { advance, endsAt, takes, type Booking } from '../domain/booking.js';
import type { Offer } from '../domain/offer.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { sessionOf } from './session-of.js';

export type Ended = Readonly<{
  startedAt: Date;
  durationSeconds: number;
  waitSeconds: number | null;
  distanceKm: number | null;
  interpreterRef: string | null;
}>;

/** `kept`: it can't be true or can't be charged by itself; `disputed`: it contradicts what is recorded. Both wait for the coordinator. */
export type Reported = Readonly<
  { outcome: 'applied' | 'ignored' } | { outcome: 'kept' | 'disputed'; reason: string }
>;

const closed: Reported = { outcome: 'kept', reason: 'booking_closed' };

/** What the provider says of the session itself. One end is charged; a second, different one is a dispute, never a second charge. */
@Injectable()
export class ReportSession {
  constructor(
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(RecordUsage) private readonly usage: RecordUsage,
    @Inject(UsageRecords) private readonly records: UsageRecords,
  ) {}

  async started(tx: Tx, { booking }: BookingWithOffers, offer: Offer, startedAt: Date): Promise<Reported> {
    if (!takes(booking, 'start')) return { outcome: 'ignored' };
    if (!stands(offer)) return { outcome: 'kept', reason: 'offer_closed' };
    await this.imply(tx, offer);
    const dueAt = endsAt({ startsAt: startedAt, expectedMinutes: booking.expectedMinutes });
    await this.bookings.save(tx, advance(booking, 'start', { startedAt, dueAt }));
    tx.publish({
      type: 'booking.started.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { startedAt },
    });
    return { outcome: 'applied' };
  }

  /** @throws NoTariff */
  async ended(tx: Tx, held: BookingWithOffers, offer: Offer, ended: Ended): Promise<Reported> {
    const { booking } = held;
    if (booking.status === 'completed' || booking.status === 'no_show') return this.again(tx, booking, ended);
    if (!takes(booking, 'report')) return closed;
    if (!stands(offer)) return { outcome: 'kept', reason: 'offer_closed' };
    await this.imply(tx, offer);
    const { startedAt, durationSeconds, waitSeconds, distanceKm } = ended;
    await this.usage.execute(
      tx,
      sessionOf(held, { outcome: 'completed', startedAt, durationSeconds, waitSeconds, distanceKm }),
      null,
    );
    const interpreterRef = ended.interpreterRef ?? booking.interpreterRef;
    await this.bookings.save(tx, advance(booking, 'report', { startedAt, interpreterRef, dueAt: null }));
    tx.publish({
      type: 'booking.completed.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { startedAt, durationSeconds },
    });
    return { outcome: 'applied' };
  }

  /** @throws NoTariff */
  async absent(
    tx: Tx,
    held: BookingWithOffers,
    offer: Offer,
    whose: 'patient' | 'interpreter',
    distanceKm: number | null,
  ): Promise<Reported> {
    const { booking } = held;
    if (booking.status === 'no_show' && booking.noShowBy === whose) return { outcome: 'ignored' };
    if (booking.status === 'completed' || booking.status === 'no_show')
      return { outcome: 'disputed', reason: 'different_outcome' };
    if (!takes(booking, 'reportAbsence')) return closed;
    if (!stands(offer)) return { outcome: 'kept', reason: 'offer_closed' };
    await this.imply(tx, offer);
    const outcome = whose === 'patient' ? 'patient_no_show' : 'interpreter_no_show';
    await this.usage.execute(tx, sessionOf(held, { outcome, durationSeconds: 0, distanceKm }), null);
    await this.bookings.save(tx, advance(booking, 'reportAbsence', { noShowBy: whose, dueAt: null }));
    tx.publish({
      type: 'booking.no_show.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { whose },
    });
    return { outcome: 'applied' };
  }

  /** The same end told again changes nothing. */
  private async again(tx: Tx, { networkId, id }: Booking, ended: Ended): Promise<Reported> {
    const record = await this.records.ofBooking(tx, networkId, id);
    const same =
      record?.outcome === 'completed' &&
      record.startedAt.getTime() === ended.startedAt.getTime() &&
      record.durationSeconds === ended.durationSeconds;
    return same ? { outcome: 'ignored' } : { outcome: 'disputed', reason: 'different_end' };
  }

  /** Who carries a session out has accepted it, whether or not the message saying so has come. */
  private async imply(tx: Tx, offer: Offer): Promise<void> {
    if (offer.state === 'open')
      await this.bookings.saveOffer(tx, {
        ...offer,
        state: 'accepted',
        answeredAt: tx.at,
        deliveredAt: offer.deliveredAt ?? tx.at,
      });
  }
}

const stands = ({ state }: Offer): boolean => state === 'open' || state === 'accepted';
