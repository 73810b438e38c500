import { Track, usePage, type PageContext, type RequestState } from '../../../web/index.js';
import type { CancelledBy } from '../../domain/booking.js';
import type { BookingState } from '../../domain/booking.lifecycle.js';
import { bookingWords } from './booking-words.js';
import type { BookingView } from './booking-view.js';
import { isAsked } from './line.js';

/** Where a booking is on its thread: only the states that it has been through and those that it will go through. */
export function BookingTrack({
  view,
}: {
  view: Pick<BookingView, 'booking' | 'provider' | 'offers' | 'at'>;
}) {
  const page = usePage();
  const { states, duration } = page.words;
  const { booking, provider, at } = view;
  const { done, now, ahead } = wayOf(view);
  const more = ((): string | undefined => {
    switch (booking.status) {
      case 'dispatched':
        return provider && states.dispatchedTo(provider.name);
      case 'in_session': {
        const minutes = booking.startedAt
          ? Math.floor((at.getTime() - booking.startedAt.getTime()) / 60_000)
          : 0;
        return minutes > 0 ? states.inSessionFor(duration(minutes * 60)) : undefined;
      }
      case 'cancelled':
        return booking.cancelledBy ? states.cancelledBy(whoIn(page, booking.cancelledBy)) : undefined;
      default:
        return undefined;
    }
  })();
  return (
    <Track done={done} now={now} ahead={ahead}>
      {more}
    </Track>
  );
}

/** « le secrétariat », or « vous » to the one professional who can have done it. */
export const whoIn = (page: PageContext, by: CancelledBy): string => {
  const words = bookingWords(page);
  return by === 'professional' && page.viewer?.role === 'professional' ? words.you : words.by[by];
};

type Way = Readonly<{ done: RequestState[]; now: RequestState; ahead: RequestState[] }>;

const wayOf = ({ booking, provider, offers }: Pick<BookingView, 'booking' | 'provider' | 'offers'>): Way => {
  const { status } = booking;
  const isSent = offers.length > 0 || isAsked(provider);
  const whole: BookingState[] = isSent
    ? ['requested', 'dispatched', 'confirmed', 'completed']
    : ['requested', 'awaiting_usage', 'completed'];
  const place = whole.indexOf(status);
  if (place >= 0) return { done: whole.slice(0, place), now: status, ahead: whole.slice(place + 1) };
  const wasDelivered = offers.some(({ deliveredAt }) => deliveredAt !== null);
  const before: BookingState[] = [
    'requested',
    ...(wasDelivered ? (['dispatched'] as const) : []),
    ...(booking.confirmedAt ? (['confirmed'] as const) : []),
  ];
  const now =
    status === 'no_show' && booking.noShowBy === 'interpreter' ? ('interpreter_no_show' as const) : status;
  const isUnderWay = status === 'in_session' || status === 'awaiting_usage' || status === 'unreported';
  return { done: before, now, ahead: isUnderWay ? ['completed'] : [] };
};
