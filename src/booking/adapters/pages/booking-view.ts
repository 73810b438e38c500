import { Inject, Injectable } from '@nestjs/common';
import type { TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { Directory, type Practice, type Professional, type Provider } from '../../../network/index.js';
import type { CancellationTerms } from '../../../rating/index.js';
import type { Booking } from '../../domain/booking.js';
import type { Offer } from '../../domain/offer.js';
import { Bookings, type BookingWithOffers } from '../../use-cases/bookings.js';
import { BookingQueries } from '../persistence/booking-queries.js';
import { ReadTerms } from '../../use-cases/read-terms.js';

/** A booking with all that a page says of it: where, for whom, who comes, and what taking it back would mean. */
export type BookingView = Readonly<{
  booking: Booking;
  offers: readonly Offer[];
  terms: CancellationTerms;
  /** When it was looked at. */
  at: Date;
  timeZone: TimeZone;
  showsPrices: boolean;
  practice: Practice | undefined;
  professional: Professional | undefined;
  /** Whoever is asked now, or was last. */
  provider: Provider | undefined;
  /** When the session was whose interpreter is wished for again. */
  metOn: Date | null;
  /** It is that interpreter who comes. */
  isMetAgain: boolean;
  /** Somebody has said how it went. */
  isReported: boolean;
}>;

/** Makes views of bookings that the reader may see: it looks up, and does not check again. */
@Injectable()
export class ReadBookingView {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(BookingQueries) private readonly queries: BookingQueries,
    @Inject(ReadTerms) private readonly terms: ReadTerms,
  ) {}

  async of(held: BookingWithOffers): Promise<BookingView> {
    const { booking } = held;
    const reported = await this.queries.reported(booking.networkId, [booking.id]);
    return this.view(held, reported.has(booking.id));
  }

  async all(held: readonly BookingWithOffers[]): Promise<readonly BookingView[]> {
    const [first] = held;
    if (!first) return [];
    const reported = await this.queries.reported(
      first.booking.networkId,
      held.map(({ booking }) => booking.id),
    );
    return Promise.all(held.map((one) => this.view(one, reported.has(one.booking.id))));
  }

  private async view(held: BookingWithOffers, isReported: boolean): Promise<BookingView> {
    const { booking, offers } = held;
    const { networkId } = booking;
    const at = this.clock.now();
    const [{ timeZone, showsPrices }, practice, professional, provider, terms, met] = await Promise.all([
      this.directory.network(networkId),
      this.directory.practice(networkId, booking.practiceId),
      this.directory.professional(networkId, booking.professionalId),
      booking.providerId ? this.directory.provider(networkId, booking.providerId) : undefined,
      this.terms.cancellation(held, at),
      booking.sameInterpreterAs ? this.bookings.find(networkId, booking.sameInterpreterAs) : undefined,
    ]);
    return {
      booking,
      offers,
      terms,
      at,
      timeZone,
      showsPrices,
      practice,
      professional,
      provider,
      metOn: met?.startsAt ?? null,
      isReported,
      isMetAgain: met != null && met.interpreterRef !== null && met.interpreterRef === booking.interpreterRef,
    };
  }
}
