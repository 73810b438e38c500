import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import { fullName } from '../../../network/index.js';
import type { PageContext } from '../../../web/index.js';
import { endsAt, type Booking } from '../../domain/booking.js';
import type { Revision } from '../persistence/booking-queries.js';
import type { BookingView } from './booking-view.js';
import { bookingWords } from './booking-words.js';
import { calendarWords } from './calendar-words.js';
import { readAloud } from './phone-number.js';
import { shownLanguageOf } from './shown-language.js';

type Page = Pick<PageContext, 'words'>;
type Entry = Readonly<{ view: BookingView; revision: Revision }>;

/**
 * Appointments as iCalendar (RFC 5545), in UTC: language, way, place and how to reach whom; nothing of the patient, no code.
 * An entry keeps its UID, the booking's id, whatever becomes of it; its SEQUENCE is the number of its changes.
 * @param cancels the file only takes one entry out of a calendar (RFC 5546, METHOD:CANCEL)
 */
export const calendarFile = (
  page: Page,
  {
    name,
    entries,
    publicUrl,
    cancels = false,
    names = false,
  }: Readonly<{
    name: string;
    entries: readonly Entry[];
    /** Where the program is reached from outside. */
    publicUrl: string;
    cancels?: boolean;
    /** Says for whom each one is, where several share a calendar. */
    names?: boolean;
  }>,
): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Truchement', product: 'Truchement', language: page.words.language.toUpperCase() },
    method: cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) calendar.createEvent(eventOf(page, entry, publicUrl, names));
  return calendar.toString();
};

const eventOf = (page: Page, { view, revision }: Entry, publicUrl: string, names: boolean): ICalEventData => {
  const { booking, practice } = view;
  const words = calendarWords(page);
  const language = shownLanguageOf(booking.language, page.words.language).name;
  return {
    id: booking.id,
    sequence: revision.number,
    stamp: revision.at,
    start: booking.startsAt,
    end: endsAt(booking),
    status: statusOf(booking),
    summary: words.summary(language, bookingWords(page).ways[booking.modality]),
    location: practice
      ? `${practice.name}, ${practice.address}, ${practice.postcode} ${practice.commune}`
      : null,
    description: descriptionOf(page, view, names).join('\n'),
    url: `${publicUrl}/bookings/${booking.id}`,
  };
};

const descriptionOf = (page: Page, view: BookingView, names: boolean): readonly string[] => {
  const { booking, practice, professional, provider } = view;
  const words = calendarWords(page);
  const { contact, access } = booking;
  const isLive = statusOf(booking) !== ICalEventStatus.CANCELLED;
  const reach = ((): string | null => {
    if (!isLive) return null;
    if (contact) return 'url' in contact ? words.join(contact.url) : words.reach(readAloud(contact.phone));
    if (booking.modality !== 'phone_booked') return null;
    if (booking.call === 'provider_calls') return words.called;
    return access && provider ? words.dial(provider.name, readAloud(access.phoneNumber)) : null;
  })();
  return [
    statusOf(booking) === ICalEventStatus.TENTATIVE ? words.tentative : null,
    names && professional ? words.for(fullName(professional)) : null,
    reach,
    practice ? words.practicePhone(readAloud(practice.contactPhone)) : null,
    words.reference(booking.reference),
  ].filter((line) => line !== null);
};

const statusOf = ({ status }: Pick<Booking, 'status'>): ICalEventStatus => {
  switch (status) {
    case 'cancelled':
    case 'unmet':
      return ICalEventStatus.CANCELLED;
    case 'requested':
    case 'dispatched':
      return ICalEventStatus.TENTATIVE;
    default:
      return ICalEventStatus.CONFIRMED;
  }
};
