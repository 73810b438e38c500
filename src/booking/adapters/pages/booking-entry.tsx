import { dayOf } from '../../../kernel/civil-time.js';
import { fullName, isSignLanguage } from '../../../network/index.js';
import { addressOf, ButtonLink, type BookingEntry, type PageContext } from '../../../web/index.js';
import { takes } from '../../domain/booking.js';
import { BookingTrack } from './booking-track.js';
import { momentInWords } from './booking-moments.js';
import { bookingWords } from './booking-words.js';
import type { BookingView } from './booking-view.js';
import { bookingsWords } from './bookings-words.js';
import { shownLanguageOf } from './shown-language.js';

/** A booking as one of a list, with what can be done with it next. */
export const entryOf = (page: PageContext, view: BookingView): BookingEntry => {
  const own = bookingWords(page);
  const { booking, timeZone, at } = view;
  const day = dayOf(booking.startsAt, timeZone);
  const isNow = isUnderWay(view) && day === dayOf(at, timeZone);
  const time = page.words.time(booking.startsAt, timeZone);
  return {
    id: `booking-${booking.id}`,
    day,
    ...(isNow && { hour: time, isNow }),
    language: shownLanguageOf(booking.language, page.words.language),
    summary: (
      <>
        {own.summary(time, own.ways[booking.modality], page.words.minutes(booking.expectedMinutes))}
        {page.viewer?.role === 'staff' && view.professional && (
          <>
            , <b>{fullName(view.professional)}</b>
          </>
        )}
      </>
    ),
    isLive: true,
    track: <BookingTrack view={view} />,
    more: more(page, view),
    actions: <Acts page={page} view={view} />,
  };
};

const isUnderWay = ({ booking }: BookingView): boolean =>
  ['requested', 'dispatched', 'confirmed', 'in_session'].includes(booking.status);

const more = (page: PageContext, { booking, offers, timeZone, at }: BookingView) => {
  const own = bookingWords(page);
  if (booking.status === 'unmet' && booking.unmetReason) return <p>{own.unmet[booking.unmetReason]}</p>;
  const open = offers.find(({ state }) => state === 'open');
  if (open && open.answerBy > at && booking.modality !== 'phone_now')
    return <p class="soft">{own.answerBefore(momentInWords(page, open.answerBy, timeZone, at))}</p>;
  return undefined;
};

/** One link that leads to all the rest; for what nobody will serve, the two ways out; for what is over, a word on how it went. */
function Acts({ page, view }: { page: PageContext; view: BookingView }) {
  const words = bookingsWords(page);
  const { booking, at } = view;
  const address = `/bookings/${booking.id}`;
  if (booking.status === 'unmet' && booking.startsAt > at) {
    return (
      <>
        {booking.modality === 'on_site' && !isSignLanguage(booking.language) && (
          <ButtonLink href={again(view, { modality: 'phone_booked' })} icon="phone">
            {words.byPhone}
          </ButtonLink>
        )}
        <ButtonLink href={again(view, {})} weight="quiet">
          {words.otherDate}
        </ButtonLink>
      </>
    );
  }
  if (isUnderWay(view)) {
    return (
      <>
        <ButtonLink href={address}>{words.open}</ButtonLink>
        {takes(booking, 'cancel') && (
          <ButtonLink href={`${address}/cancel`} weight="quiet">
            {words.cancel}
          </ButtonLink>
        )}
      </>
    );
  }
  const isTold = view.isReported || booking.status === 'cancelled' || booking.status === 'unmet';
  return (
    <ButtonLink href={address} weight="quiet">
      {isTold ? words.open : words.howWasIt}
    </ButtonLink>
  );
}

/** The form as it would be filled in to ask for this again, otherwise. */
export const again = (
  { booking, timeZone }: Pick<BookingView, 'booking' | 'timeZone'>,
  otherwise: Readonly<{ modality?: string }>,
): string =>
  addressOf('/book', {
    for: booking.professionalId,
    modality: booking.modality === 'phone_now' ? 'phone_booked' : booking.modality,
    language: booking.language,
    day: dayOf(booking.startsAt, timeZone),
    expectedMinutes: booking.expectedMinutes,
    ...otherwise,
  });
