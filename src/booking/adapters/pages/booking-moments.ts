import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import type { PageContext } from '../../../web/index.js';
import { endsAt, type Booking } from '../../domain/booking.js';
import { bookingWords } from './booking-words.js';

type Page = Pick<PageContext, 'words'>;

/** « mardi 24 janvier à 10 h 30 », with its year where that is not the one of `now`. */
export const momentInWords = (page: Page, at: Date, zone: TimeZone, now?: Date): string =>
  bookingWords(page).at(dayBeside(page, at, zone, now), page.words.time(at, zone));

/** « mardi 24 janvier, de 10 h à 10 h 30 », with its year as above. */
export const spanInWords = (
  page: Page,
  booking: Pick<Booking, 'startsAt' | 'expectedMinutes'>,
  zone: TimeZone,
  now?: Date,
): string =>
  bookingWords(page).from(
    dayBeside(page, booking.startsAt, zone, now),
    page.words.time(booking.startsAt, zone),
    page.words.time(endsAt(booking), zone),
  );

const dayBeside = ({ words }: Page, at: Date, zone: TimeZone, now: Date = at): string => {
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)];
  return words.day(day, { year: day.slice(0, 4) !== today.slice(0, 4) });
};
