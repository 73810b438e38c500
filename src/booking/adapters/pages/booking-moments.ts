import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import type { PageContext } from '../../../web/index.js';
import { endsAt, type Booking } from '../../domain/booking.js';
import { bookingWords } from './booking-words.js';

type Page = Pick<PageContext, 'words'>;

/** « mardi 24 janvier à 10 h 30 » */
export const momentInWords = (page: Page, at: Date, zone: TimeZone): string =>
  bookingWords(page).at(page.words.day(dayOf(at, zone)), page.words.time(at, zone));

/** « mardi 24 janvier, de 10 h à 10 h 30 » */
export const spanInWords = (
  page: Page,
  booking: Pick<Booking, 'startsAt' | 'expectedMinutes'>,
  zone: TimeZone,
): string =>
  bookingWords(page).from(
    page.words.day(dayOf(booking.startsAt, zone)),
    page.words.time(booking.startsAt, zone),
    page.words.time(endsAt(booking), zone),
  );
