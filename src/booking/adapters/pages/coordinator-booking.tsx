import type { TimeZone } from '../../../kernel/civil-time.js';
import { PayersList } from '../../../funding/index.js';
import { nameOfLanguage, type NamesInNetwork } from '../../../network/index.js';
import { PriceLines } from '../../../rating/index.js';
import {
  BackLink,
  DayInWords,
  ErrorSummary,
  Facts,
  Layout,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  PageHead,
  Section,
  Table,
  type Fact,
} from '../../../web/index.js';
import type { Offer } from '../../domain/offer.js';
import type { CoordinatorBookingProps } from './coordinator-booking-props.js';
import { CancelForm, MoveForm } from './coordinator-acts.js';
import { eventInWords } from './coordinator-history.js';
import { BookingStatus } from './coordinator-list.js';
import { coordinatorWords, type CoordinatorWords } from './coordinator-words.js';

/** All that the coordination knows of a request, and what it can do with it. */
export function CoordinatorBooking(props: CoordinatorBookingProps) {
  const { page, held, events, names, timeZone, toPhone, refusal, told } = props;
  const { booking, offers } = held;
  const words = coordinatorWords(page);
  const mistakes = refusal ? mistakesOf(refusal, page.words.language) : noMistakes;
  const title = `${words.reference} ${booking.reference}`;
  return (
    <Layout page={page} title={title} hasColumns>
      <div class="stack-l">
        <div>
          <BackLink href="/calls/bookings">{words.title}</BackLink>
          <PageHead title={title}>
            <p class="row">
              <BookingStatus booking={booking} />
              <span>
                <Moment at={booking.startsAt} zone={timeZone} />
              </span>
            </p>
          </PageHead>
        </div>
        <ErrorSummary mistakes={mistakes.all} />
        {refusal && mistakes.all.length === 0 && (
          <Notice tone="error" announced="at-once">
            <p>{refusal.problem.detail[page.words.language]}</p>
          </Notice>
        )}
        {toPhone && (
          <Notice tone="warn" icon="phone">
            <p>{words.phoneThem(toPhone.provider)}</p>
            {toPhone.number && (
              <p>
                <a href={`tel:${toPhone.number.replaceAll(' ', '')}`}>{words.call(toPhone.number)}</a>
              </p>
            )}
          </Notice>
        )}
        <Section id="facts" title={words.facts}>
          <Facts facts={factsOf(props, words)} />
        </Section>
        <Section id="estimate" title={words.estimate}>
          {booking.estimateCents === null ? (
            <p>{words.noEstimate}</p>
          ) : (
            <PriceLines lines={booking.estimateLines ?? []} totalCents={booking.estimateCents} />
          )}
        </Section>
        <PayersList {...told} />
        <Section id="offers" title={words.offers}>
          {offers.length === 0 ? (
            <p>{words.noOffers}</p>
          ) : (
            <Offers words={words} offers={offers} names={names} zone={timeZone} />
          )}
        </Section>
        <MoveForm {...props} words={words} mistakes={mistakes} />
        <CancelForm {...props} words={words} mistakes={mistakes} />
      </div>
      <aside class="stack-l">
        <Section id="history" title={words.history}>
          <ol class="stack-s">
            {events.map((event) => (
              <li key={event.id}>
                {eventInWords(page, event, names, timeZone)}
                <br />
                <span class="soft small">
                  <Moment at={event.occurredAt} zone={timeZone} />
                </span>
              </li>
            ))}
          </ol>
        </Section>
      </aside>
    </Layout>
  );
}

const factsOf = ({ page, held, names, payer }: CoordinatorBookingProps, words: CoordinatorWords): Fact[] => {
  const { booking } = held;
  const facts: (Fact | null)[] = [
    [
      words.professional,
      [names.professional(booking.professionalId), names.practice(booking.practiceId)]
        .filter(Boolean)
        .join(', '),
    ],
    [words.language, nameOfLanguage(booking.language, page.words.language) ?? booking.language],
    [words.modality, page.words.modalities[booking.modality]],
    [words.minutes, page.words.minutes(booking.expectedMinutes)],
    [words.gender, words.genders[booking.interpreterGender]],
    booking.category ? [words.category, words.categories[booking.category] ?? booking.category] : null,
    [words.payer, payer ?? words.noPayer],
    [words.provider, names.provider(booking.providerId)],
    booking.providerReference ? [words.theirReference, booking.providerReference] : null,
    booking.interpreterRef ? [words.interpreter, booking.interpreterRef] : null,
    booking.unmetReason && [words.unmetWhy, words.unmet[booking.unmetReason]],
    booking.cancelledBy && [words.cancelledWhy, words.cancelledBy[booking.cancelledBy]],
    booking.usageDueOn && booking.status === 'awaiting_usage'
      ? [words.dueOn, <DayInWords day={booking.usageDueOn} />]
      : null,
    booking.status === 'completed' || booking.status === 'no_show' || booking.cancelledBy
      ? [words.usage, <a href={`/calls?bookingId=${booking.id}`}>{words.usage}</a>]
      : null,
  ];
  return facts.filter((fact): fact is Fact => fact !== null);
};

type OffersProps = Readonly<{
  words: CoordinatorWords;
  offers: readonly Offer[];
  names: NamesInNetwork;
  zone: TimeZone;
}>;

function Offers({ words, offers, names, zone }: OffersProps) {
  return (
    <Table<Offer>
      caption={words.offers}
      hidesCaption
      isTight
      columns={[
        { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
        {
          title: words.answer,
          cell: ({ state, reason }) =>
            [words.offerStates[state], reason && (words.reasons[reason] ?? null)].filter(Boolean).join(', '),
        },
        { title: words.answerBy, cell: ({ answerBy }) => <Moment at={answerBy} zone={zone} /> },
        {
          title: words.answered,
          cell: ({ answeredAt }) => (answeredAt ? <Moment at={answeredAt} zone={zone} /> : ''),
        },
      ]}
      rows={offers}
    />
  );
}
