import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import { shownLanguageOf } from '../../../booking/index.js';
import {
  BackLink,
  DayInWords,
  Endonym,
  ErrorSummary,
  Facts,
  Layout,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  PageHead,
  RequestStatus,
  type Fact,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { providerReasons } from '../../domain/provider-event.js';
import type { ProviderOffer } from '../persistence/provider-offers.js';
import { AcceptForm, DeclineForm, ReportForm, WithdrawForm } from './offer-forms.js';
import { offerWords, type OfferWords } from './offer-words.js';
import { offersWords } from './offers-words.js';

export type OfferPageProps = Readonly<{
  page: PageContext;
  offer: ProviderOffer;
  timeZone: TimeZone;
  at: Date;
  /** What was just done. */
  said?: keyof OfferWords['said'];
  refusal?: Refusal;
  typed?: Fields;
}>;

/** One offer: what is asked, and what its provider may say of it now. */
export function OfferPage({ page, offer, timeZone, at, said, refusal, typed }: OfferPageProps) {
  const words = offerWords(page);
  const { language } = page.words;
  const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
  const shown = shownLanguageOf(offer.language, language);
  const forms = { offer, timeZone, at, mistakes, typed };
  return (
    <Layout page={page} title={shown.name} width="narrow">
      <BackLink href="/offers">{offersWords(page).title}</BackLink>
      <PageHead
        title={
          <>
            <span class="initial">{shown.name}</span> <Endonym language={shown} />
          </>
        }
      />
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[language]}</p>
        </Notice>
      )}
      {said && (
        <Notice tone={said === 'kept' ? 'warn' : 'ok'} announced="politely">
          <p>{words.said[said]}</p>
        </Notice>
      )}
      <Standing {...{ page, offer, at, said }} />
      <Facts facts={factsOf(page, offer, timeZone)} />
      {offer.state === 'open' && offer.answerBy >= at && (
        <>
          <AcceptForm {...forms} />
          <DeclineForm {...forms} />
        </>
      )}
      {offer.accepted && (
        <>
          <ReportForm {...forms} />
          <WithdrawForm {...forms} />
        </>
      )}
    </Layout>
  );
}

/** What has to be known first: that it was moved, is late, or is over. */
function Standing({ page, offer, at, said }: Pick<OfferPageProps, 'page' | 'offer' | 'at' | 'said'>) {
  const words = offerWords(page);
  const { state, answerBy, replacesId } = offer;
  if (state === 'accepted' || said === state) return null;
  if (state !== 'open') return <Notice>{words.closed[state]}</Notice>;
  if (answerBy < at) return <Notice tone="warn">{words.late}</Notice>;
  return replacesId === null ? null : <Notice>{words.moved}</Notice>;
}

const factsOf = (page: PageContext, offer: ProviderOffer, zone: TimeZone): Fact[] => {
  const { words } = page;
  const own = offerWords(page);
  const list = offersWords(page);
  const { state, startsAt, expectedMinutes, interpreterGender, accepted, place, commune, reason } = offer;
  const told = reason !== null && Object.hasOwn(providerReasons, reason) ? reason : null;
  const contact = accepted?.contact ?? null;
  const facts: (Fact | false | null)[] = [
    [
      list.when,
      <>
        <DayInWords day={dayOf(startsAt, zone)} year />, {words.time(startsAt, zone)}
      </>,
    ],
    [list.minutes, words.minutes(expectedMinutes)],
    [list.modality, words.modalities[offer.modality]],
    place
      ? [own.where, `${place.name}, ${place.address}, ${place.postcode} ${commune}`]
      : [list.commune, commune],
    place && [
      own.phone,
      <a href={`tel:${place.contactPhone.replaceAll(/[^\d+]/g, '')}`}>{place.contactPhone}</a>,
    ],
    [own.interpreter, list.genders[interpreterGender]],
    state === 'open' && [list.answerBy, <Moment at={offer.answerBy} zone={zone} />],
    [list.state, accepted ? <AcceptedState accepted={accepted} /> : list.states[state]],
    told !== null && [own.reason, providerReasons[told as keyof typeof providerReasons][words.language]],
    [list.reference, offer.reference],
    accepted?.providerReference != null && [own.yourReference, accepted.providerReference],
    accepted?.interpreterRef != null && [own.who, accepted.interpreterRef],
    contact && [own.contact, 'phone' in contact ? contact.phone : contact.url],
  ];
  return facts.filter((fact): fact is Fact => Array.isArray(fact));
};

function AcceptedState({ accepted }: { accepted: NonNullable<ProviderOffer['accepted']> }) {
  const isOurs = accepted.status === 'no_show' && accepted.noShowBy === 'interpreter';
  return <RequestStatus state={isOurs ? 'interpreter_no_show' : accepted.status} />;
}
