import { Details, Thread, usePage, type PageContext, type ThreadItem } from '../../../web/index.js';
import type { Id } from '../../../kernel/ids.js';
import { cancelReasons, incidentKinds } from '../../domain/booking.js';
import { isIn } from './is-in.js';
import { momentInWords } from './booking-moments.js';
import { whoIn } from './booking-track.js';
import { bookingWords } from './booking-words.js';
import type { BookingView } from './booking-view.js';

/** A fact about a booking, as it was written down. */
export type Happening = Readonly<{
  type: string;
  facts: Readonly<Record<string, unknown>>;
  occurredAt: Date;
}>;

/** What happened before the last steps is folded: a request that was moved or offered often stays short. */
const MOST_STEPS = 6;

type Names = (providerId: Id | null) => string | null;

/** What has become of a booking, step by step, each with its moment; then the appointment, while it is to come. */
export function BookingHistory({
  view,
  happenings,
  providerName,
}: {
  view: BookingView;
  happenings: readonly Happening[];
  providerName: Names;
}) {
  const page = usePage();
  const { booking, timeZone, at } = view;
  const told = happenings.flatMap((one) => {
    const sentence = sentenceOf(page, one, providerName, timeZone, at);
    return sentence ? [{ sentence, at: one.occurredAt }] : [];
  });
  const isToCome = ['requested', 'dispatched', 'confirmed'].includes(booking.status) && booking.startsAt > at;
  const items: ThreadItem[] = told.map(({ sentence, at: moment }, index) => ({
    state: index === told.length - 1 ? ('now' as const) : ('done' as const),
    children: <Step sentence={sentence} moment={momentInWords(page, moment, timeZone, at)} />,
  }));
  if (isToCome) {
    items.push({
      state: 'ahead',
      children: (
        <Step
          sentence={bookingWords(page).history.toCome}
          moment={momentInWords(page, booking.startsAt, timeZone, at)}
        />
      ),
    });
  }
  const hidden = items.length > MOST_STEPS ? items.length - MOST_STEPS : 0;
  return (
    <>
      {hidden > 0 && (
        <Details summary={bookingWords(page).history.earlier(page.words.number(hidden))}>
          <Thread items={items.slice(0, hidden)} />
        </Details>
      )}
      <Thread items={items.slice(hidden)} />
    </>
  );
}

function Step({ sentence, moment }: { sentence: string; moment: string }) {
  return (
    <>
      <b>{sentence}</b>
      <br />
      <span class="soft small">{moment}</span>
    </>
  );
}

/** null: a fact between machines, of which nobody need be told. */
const sentenceOf = (
  page: PageContext,
  { type, facts }: Happening,
  providerName: Names,
  zone: string,
  now: Date,
): string | null => {
  const own = bookingWords(page);
  const { history } = own;
  const { language } = page.words;
  const textIn = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' ? value : null;
  };
  const provider = providerName(textIn('providerId')) ?? history.aProvider;
  switch (type.replace(/^booking\.|\.v\d+$/g, '')) {
    case 'requested':
      return history.requested;
    case 'offered':
      return history.offered(provider);
    case 'dispatched':
      return history.dispatched(provider);
    case 'confirmed':
      return history.confirmed(provider);
    case 'withdrawn':
      return history.withdrawn(provider);
    case 'rescheduled':
      return history.rescheduled(momentInWords(page, new Date(textIn('startsAt') ?? 0), zone, now));
    case 'cancelled': {
      const [by, reason] = [textIn('by'), textIn('reason')];
      const who = history.cancelled(isIn(own.by, by) ? whoIn(page, by) : history.aProvider);
      return isIn(cancelReasons, reason) ? `${who} (${lower(cancelReasons[reason][language])})` : who;
    }
    case 'started':
      return history.started;
    case 'completed':
      return history.completed;
    case 'no_show':
      return facts['whose'] === 'interpreter' ? history.interpreterAbsent : history.patientAbsent;
    case 'unmet':
      return history.unmet;
    case 'awaiting_usage':
      return history.awaitingUsage;
    case 'unreported':
      return history.unreported;
    case 'incident_reported': {
      const kind = textIn('kind');
      return isIn(incidentKinds, kind) ? history.reported(lower(incidentKinds[kind][language])) : null;
    }
    default:
      return null;
  }
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
