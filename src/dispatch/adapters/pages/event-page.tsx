import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import { Cents } from '../../../kernel/money.js';
import type { Agreement } from '../../../funding/index.js';
import type { NamesInNetwork } from '../../../network/index.js';
import {
  BackLink,
  Button,
  ErrorSummary,
  Facts,
  Form,
  Layout,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  PageHead,
  Select,
  type Attempt,
  type Fact,
  type PageContext,
} from '../../../web/index.js';
import type { UsageRecord } from '../../../usage/index.js';
import { setAsideReasons } from '../../domain/settlement.js';
import type { Settled } from '../../use-cases/settle-event.js';
import { eventOf } from '../persistence/stored-received-events.js';
import type { ReceivedEventEntity } from '../persistence/received-event.entity.js';
import { eventsWords, type EventsWords } from './events-words.js';

type EventPageProps = Readonly<{
  page: PageContext;
  received: ReceivedEventEntity;
  names: NamesInNetwork;
  timeZone: TimeZone;
  refusal?: Refusal;
  /** What counting it as true would change, or why it can't be; null where that is no question. */
  change: Attempt<Settled> | null;
  /** Who pays for it. */
  payer: Agreement | null;
}>;

/** Sent back where a message would count nothing: no field at all says that nothing was shown. */
export const NOTHING = 'none';

/** One message that could not be followed: what it says, why it waits, and the two ways to settle it. */
export function EventPage({ page, received, names, timeZone, refusal, change, payer }: EventPageProps) {
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
          {change?.done && (
            <Form action={`/calls/events/${received.id}/settle`} once class="stack">
              <input type="hidden" name="action" value="accept" />
              <input
                type="hidden"
                name="expectedCents"
                value={change.done.after ? change.done.after.amountCents : NOTHING}
              />
              <Change page={page} words={words} change={change.done} payer={payer} />
              <p>
                <Button weight="main">{words.accept}</Button>
              </p>
            </Form>
          )}
          {change?.refusal && !refusal && <p>{change.refusal.problem.detail[language]}</p>}
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

type ChangeProps = Readonly<{
  page: PageContext;
  words: EventsWords;
  change: Settled;
  payer: Agreement | null;
}>;

/** What is counted now, what would be, and on which agreement. */
function Change({ page: { words }, words: own, change: { before, after }, payer }: ChangeProps) {
  if (!after) return <p>{own.countsNothing}</p>;
  const said = (record: UsageRecord): string =>
    `${words.money(record.amountCents)} (${words.duration(record.durationSeconds)})`;
  return (
    <>
      <p>
        {before
          ? own.changes(
              said(before),
              said(after),
              words.change(Cents(after.amountCents - before.amountCents)),
            )
          : own.counts(said(after))}
      </p>
      {payer && <p>{own.paidBy(`${payer.carrier}, ${payer.reference}`)}</p>}
    </>
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
