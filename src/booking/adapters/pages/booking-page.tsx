import type { Id } from '../../../kernel/ids.js';
import {
  Actions,
  Assurance,
  BackLink,
  BookingsList,
  Button,
  ButtonLink,
  CallButton,
  Code,
  Endonym,
  Form,
  Layout,
  Live,
  LivePiece,
  Notice,
  Outcomes,
  PageHead,
  Section,
  Sheet,
  usePage,
  type PageContext,
} from '../../../web/index.js';
import { incidentKinds, takes, withdrawalOf, type IncidentKind } from '../../domain/booking.js';
import { again, entryOf } from './booking-entry.js';
import { BookingFacts } from './booking-facts.js';
import { BookingHistory, type Happening } from './booking-history.js';
import { bookingPageWords } from './booking-page-words.js';
import { BookingTrack } from './booking-track.js';
import type { BookingView } from './booking-view.js';
import { bookingWords } from './booking-words.js';
import { dialled, readAloud } from './phone-number.js';
import { shownLanguageOf } from './shown-language.js';

/** What the page can be told has just been done. */
export const acts = ['asked', 'thanks', 'moved', 'cancelled'] as const;

export type BookingPageProps = Readonly<{
  page: PageContext;
  view: BookingView;
  happenings: readonly Happening[];
  providerName: (id: Id | null) => string | null;
  /** The other bookings of its series. */
  siblings: readonly BookingView[];
  /** What has just been done, and is said first. */
  done: (typeof acts)[number] | null;
}>;

/** One booking: where it stands, who comes, and what can be done with it. */
export function BookingPage(props: BookingPageProps) {
  const { page, view, siblings, done } = props;
  const words = bookingPageWords(page);
  const language = shownLanguageOf(view.booking.language, page.words.language);
  const address = `/bookings/${view.booking.id}`;
  return (
    <Layout page={page} title={words.title(language.name)} width="narrow" isLive>
      <PageHead>
        <BackLink href="/bookings">{words.back}</BackLink>
        <h1>
          {words.title(language.name)} <Endonym language={language} />
        </h1>
      </PageHead>
      {done === 'asked' && (
        <Notice tone="ok" announced="politely">
          <p>{siblings.length > 0 ? words.askedMany(page.words.number(siblings.length + 1)) : words.asked}</p>
        </Notice>
      )}
      {done && done !== 'asked' && (
        <Notice tone="ok" announced="politely">
          <p>{words[done]}</p>
        </Notice>
      )}
      <Live address={`${address}/events?seen=${props.happenings.length}`}>
        <BookingNow {...props} />
      </Live>
      {siblings.length > 0 && (
        <Section id="series" title={words.series} spacing="stack-s">
          <BookingsList entries={siblings.map((sibling) => entryOf(page, sibling))} />
        </Section>
      )}
    </Layout>
  );
}

/** The part of the page that changes by itself. */
export function BookingNow({ view, happenings, providerName }: Omit<BookingPageProps, 'siblings' | 'done'>) {
  const page = usePage();
  const words = bookingPageWords(page);
  const own = bookingWords(page);
  const { booking } = view;
  const isOver = booking.startsAt <= view.at && booking.status !== 'cancelled';
  return (
    <LivePiece name={`booking-${booking.id}`}>
      <BookingTrack view={view} />
      {booking.status === 'unmet' && booking.unmetReason && (
        <Notice tone="error">
          <p>{own.unmet[booking.unmetReason]}</p>
          <p>
            <ButtonLink href={again(view, {})}>{words.again}</ButtonLink>
          </p>
        </Notice>
      )}
      <Reaching view={view} />
      <Sheet class="stack-s">
        <BookingFacts view={view} hasPrice={view.showsPrices && booking.status !== 'cancelled'} />
        {booking.status !== 'unmet' && booking.status !== 'cancelled' && <Assurance>{words.free}</Assurance>}
      </Sheet>
      <Acts view={view} />
      {isOver && <Feedback view={view} happenings={happenings} />}
      <Section id="history" title={own.history.title} spacing="stack-s">
        <BookingHistory view={view} happenings={happenings} providerName={providerName} />
      </Section>
    </LivePiece>
  );
}

/** How the two meet: a number and a code, a link, or an address. Only while it is to come or goes on. */
function Reaching({ view }: { view: BookingView }) {
  const page = usePage();
  const words = bookingPageWords(page);
  const { booking, provider } = view;
  if (!['requested', 'dispatched', 'confirmed', 'in_session', 'awaiting_usage'].includes(booking.status))
    return null;
  const { contact, access } = booking;
  const isPhone = booking.modality === 'phone_booked' || booking.modality === 'phone_now';
  if (contact && 'url' in contact) {
    return (
      <p>
        <ButtonLink href={contact.url} weight="main" isWide>
          {words.join}
        </ButtonLink>
      </p>
    );
  }
  if (contact && booking.modality === 'on_site') {
    return (
      <p>
        {words.onSite} <a href={`tel:${dialled(contact.phone)}`}>{readAloud(contact.phone)}</a>
      </p>
    );
  }
  if (contact) {
    return (
      <CallButton number={dialled(contact.phone)} shown={readAloud(contact.phone)}>
        {words.callInterpreter}
      </CallButton>
    );
  }
  if (!isPhone) return null;
  if (booking.call === 'provider_calls') return <p>{words.called}</p>;
  if (!access || !provider) return null;
  return (
    <Section id="dial" title={words.dial} spacing="stack-s">
      <p>{page.viewer?.role === 'staff' ? words.theirDialDetail : words.dialDetail}</p>
      <CallButton number={dialled(access.phoneNumber)} shown={readAloud(access.phoneNumber)}>
        {page.words.call.callProvider(provider.name)}
      </CallButton>
      <p id="code-label">{page.viewer?.role === 'staff' ? words.theirCode : words.code}</p>
      <Code describedBy="code-label">{access.code}</Code>
    </Section>
  );
}

function Acts({ view }: { view: BookingView }) {
  const words = bookingPageWords(usePage());
  const { booking, at } = view;
  const address = `/bookings/${booking.id}`;
  const isToCome = booking.startsAt > at && booking.status !== 'unmet' && booking.status !== 'cancelled';
  return (
    <Actions>
      {isToCome && (
        <ButtonLink href={`${address}.ics`} icon="calendar" download>
          {words.calendar}
        </ButtonLink>
      )}
      {booking.modality !== 'phone_now' && takes(booking, 'reschedule') && (
        <ButtonLink href={`${address}/reschedule`}>{words.move}</ButtonLink>
      )}
      {takes(booking, withdrawalOf(booking)) && (
        <ButtonLink href={`${address}/cancel`} weight="quiet">
          {words.cancel}
        </ButtonLink>
      )}
      <ButtonLink href={address} weight="quiet">
        {words.refresh}
      </ButtonLink>
    </Actions>
  );
}

const asked: readonly IncidentKind[] = [
  'went_well',
  'to_improve',
  'no_answer',
  'language_unavailable',
  'patient_absent',
];

/** One tap. What was said last is shown as said, and another word can still be said. */
function Feedback({ view, happenings }: Pick<BookingPageProps, 'view' | 'happenings'>) {
  const page = usePage();
  const words = bookingPageWords(page);
  const { language } = page.words;
  const said = happenings.findLast(({ type }) => type.startsWith('booking.incident_reported'))?.facts['kind'];
  const kind = (Object.keys(incidentKinds) as IncidentKind[]).find((one) => one === said);
  return (
    <Section id="feedback" title={words.howWasIt} spacing="stack-s">
      <p class="soft">
        {kind ? words.said(incidentKinds[kind][language].toLowerCase()) : words.howWasItDetail}
      </p>
      <Form action={`/bookings/${view.booking.id}/incident`} once class="stack-s">
        <Outcomes>
          {asked
            .filter((one) => one !== kind)
            .map((one) => (
              <Button name="kind" value={one}>
                {incidentKinds[one][language]}
              </Button>
            ))}
        </Outcomes>
      </Form>
    </Section>
  );
}
