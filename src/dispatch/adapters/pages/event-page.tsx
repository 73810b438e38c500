import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import type { NamesInNetwork } from '../../../network/index.js';
import {
  BackLink,
  Button,
  ErrorSummary,
  Facts,
  Form,
  Layout,
  mistakesOf,
  noMistakes,
  Notice,
  PageHead,
  Select,
  type Fact,
  type PageContext,
} from '../../../web/index.js';
import { setAsideReasons } from '../../domain/settlement.js';
import { eventOf } from '../persistence/stored-received-events.js';
import type { ReceivedEventEntity } from '../persistence/received-event.entity.js';
import { eventsWords, type EventsWords } from './events-words.js';
import { Moment } from './moment.js';

type EventPageProps = Readonly<{
  page: PageContext;
  received: ReceivedEventEntity;
  names: NamesInNetwork;
  timeZone: TimeZone;
  refusal?: Refusal;
}>;

/** One message that could not be followed: what it says, why it waits, and the two ways to settle it. */
export function EventPage({ page, received, names, timeZone, refusal }: EventPageProps) {
  const words = eventsWords(page);
  const { language } = page.words;
  const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
  const why = received.reason ? (words.reasons[received.reason] ?? received.reason) : undefined;
  const { settlement, settlementReason } = received;
  return (
    <Layout page={page} title={words.types[received.type]} width="narrow">
      <BackLink href="/calls/events">{words.title}</BackLink>
      <PageHead title={words.types[received.type]} lede={why} />
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[language]}</p>
        </Notice>
      )}
      {settlement && (
        <Notice tone="ok">
          <p>
            {words.settlements[settlement]}
            {settlementReason && `, ${setAsideReasons[settlementReason][language].toLowerCase()}`}
          </p>
        </Notice>
      )}
      <Facts facts={factsOf(page, words, received, names, timeZone)} />
      {settlement === null && (
        <>
          {received.type.startsWith('session.') && (
            <Form action={`/calls/events/${received.id}/settle`} once class="stack">
              <input type="hidden" name="action" value="accept" />
              <p>{words.acceptHint}</p>
              <p>
                <Button weight="main">{words.accept}</Button>
              </p>
            </Form>
          )}
          <Form action={`/calls/events/${received.id}/settle`} once class="stack">
            <input type="hidden" name="action" value="set_aside" />
            <Select
              id="reason"
              name="reason"
              label={words.reason}
              hint={words.setAsideHint}
              error={mistakes.of('reason')}
              options={[
                { value: '', label: words.chooseReason },
                ...Object.entries(setAsideReasons).map(([value, label]) => ({
                  value,
                  label: label[language],
                })),
              ]}
            />
            <p>
              <Button>{words.setAside}</Button>
            </p>
          </Form>
        </>
      )}
    </Layout>
  );
}

const factsOf = (
  { words }: PageContext,
  own: EventsWords,
  received: ReceivedEventEntity,
  names: NamesInNetwork,
  zone: TimeZone,
): Fact[] => {
  const { occurredAt, startedAt, durationSeconds, waitSeconds, distanceKm } = eventOf(received);
  const facts: (Fact | null)[] = [
    [own.provider, names.provider(received.providerId)],
    [own.received, <Moment at={received.receivedAt} zone={zone} />],
    [own.occurred, <Moment at={occurredAt} zone={zone} />],
    startedAt && [own.started, <Moment at={startedAt} zone={zone} />],
    durationSeconds === null ? null : [own.duration, words.duration(Math.max(durationSeconds, 0))],
    waitSeconds === null ? null : [own.wait, words.duration(waitSeconds)],
    distanceKm === null ? null : [own.distance, own.kilometres(words.number(distanceKm))],
    [own.bookingTerm, <a href={`/calls/bookings/${received.bookingId}`}>{own.booking}</a>],
  ];
  return facts.filter((fact): fact is Fact => fact !== null);
};
