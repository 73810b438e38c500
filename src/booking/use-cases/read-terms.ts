import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import { calendarOfPostcode } from '../../kernel/holidays.js';
import { Cents } from '../../kernel/money.js';
import { Directory } from '../../network/index.js';
import { cancellationTerms, Tariffs, type CancellationTerms } from '../../rating/index.js';
import { takes } from '../domain/booking.js';
import { askedAtOf } from '../domain/offer.js';
import type { BookingWithOffers } from './bookings.js';

/**
 * What cancelling would cost, as whoever is about to cancel must see it. Until a provider has accepted, nobody has been
 * engaged and nothing is owed, however late it is.
 */
@Injectable()
export class ReadTerms {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Tariffs) private readonly tariffs: Tariffs,
  ) {}

  async cancellation({ booking, offers }: BookingWithOffers, at: Date): Promise<CancellationTerms> {
    const free: CancellationTerms = { feeCents: Cents(0), freeUntil: null };
    if (!booking.providerId || !takes(booking, 'cancel')) return free;
    const { networkId, modality, startsAt, expectedMinutes } = booking;
    const { timeZone } = await this.directory.network(networkId);
    const [tariff, practice] = await Promise.all([
      this.tariffs.on(networkId, booking.providerId, dayOf(startsAt, timeZone)),
      this.directory.practice(networkId, booking.practiceId),
    ]);
    if (!tariff || !practice) return free;
    const facts = {
      modality,
      startsAt,
      requestedAt: askedAtOf(booking, offers),
      plannedSeconds: expectedMinutes * 60,
      timeZone,
      calendar: calendarOfPostcode(practice.postcode),
    };
    const terms = cancellationTerms(facts, tariff, at);
    return booking.status === 'confirmed' ? terms : { ...terms, feeCents: Cents(0) };
  }
}
