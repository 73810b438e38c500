import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { MODALITIES } from '../../../kernel/modality.js';
import { offerStates, shownLanguageOf } from '../../../booking/index.js';
import { languagesByName } from '../../../network/index.js';
import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  BookingsList,
  ButtonLink,
  Empty,
  Files,
  Filters,
  Layout,
  Moment,
  PageHead,
  Pager,
  Section,
  Select,
  Table,
  usePage,
  type BookingEntry,
  type Option,
  type PageContext,
} from '../../../web/index.js';
import type { OffersQuery } from '../http/offers.dto.js';
import type { ProviderOffer } from '../persistence/provider-offers.js';
import { offersWords } from './offers-words.js';

type OffersPageProps = Readonly<{
  page: PageContext;
  query: OffersQuery;
  offers: Page<ProviderOffer>;
  /** null where the list is narrowed, or is not its beginning. */
  pressing: Readonly<{ waiting: readonly ProviderOffer[]; toHold: readonly ProviderOffer[] }> | null;
  timeZone: TimeZone;
  at: Date;
}>;

const PATH = '/offers';

/** What a provider is asked for: what waits for its answer, what it has to hold, then all of it. */
export function OffersPage({ page, query, offers, pressing, timeZone, at }: OffersPageProps) {
  const words = offersWords(page);
  const entries = (those: readonly ProviderOffer[]): BookingEntry[] =>
    those.map((offer, index) => entryOf(page, offer, timeZone, at, index === 0));
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      {pressing && (
        <>
          <Section id="waiting" title={words.waiting}>
            {pressing.waiting.length > 0 ? (
              <BookingsList entries={entries(pressing.waiting)} />
            ) : (
              <Empty title={words.noneWaiting}>
                <p>{words.noneWaitingDetail}</p>
              </Empty>
            )}
          </Section>
          <Section id="to-hold" title={words.toHold}>
            {pressing.toHold.length > 0 ? (
              <BookingsList entries={entries(pressing.toHold)} />
            ) : (
              <Empty title={words.noneToHold}>
                <p>{words.noneToHoldDetail}</p>
              </Empty>
            )}
          </Section>
        </>
      )}
      <AllOffers {...{ page, query, offers, timeZone }} />
    </Layout>
  );
}

const entryOf = (
  page: PageContext,
  offer: ProviderOffer,
  zone: TimeZone,
  at: Date,
  isFirst: boolean,
): BookingEntry => {
  const { words } = page;
  const own = offersWords(page);
  const { id, startsAt, language, modality, expectedMinutes, commune, interpreterGender, answerBy } = offer;
  const isOpen = offer.state === 'open';
  const facts = [
    words.time(startsAt, zone),
    words.modalities[modality].toLowerCase(),
    words.minutes(expectedMinutes),
    commune,
    ...(interpreterGender === 'any' ? [] : [own.genders[interpreterGender]]),
  ];
  return {
    id: `offer-${id}`,
    day: dayOf(startsAt, zone),
    language: shownLanguageOf(language, words.language),
    summary: facts.join(', '),
    more: isOpen && <p>{own.before(`${words.day(dayOf(answerBy, zone))}, ${words.time(answerBy, zone)}`)}</p>,
    actions: (
      <ButtonLink href={`${PATH}/${id}`} weight={isOpen && isFirst ? 'main' : 'plain'}>
        {isOpen ? own.answer : startsAt <= at ? own.tell : own.see}
      </ButtonLink>
    ),
  };
};

function AllOffers({ page, query, offers, timeZone }: Omit<OffersPageProps, 'pressing' | 'at'>) {
  const words = offersWords(page);
  const { cursor: _, limit: __, ...filter } = query;
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  if (offers.items.length === 0 && !isNarrowed) return null;
  return (
    <Section id="all" title={isNarrowed ? words.found : words.recent}>
      <OfferFilters query={query} isNarrowed={isNarrowed} />
      {offers.items.length === 0 ? (
        <Empty title={words.nothingFound}>
          <p>{words.nothingFoundDetail}</p>
        </Empty>
      ) : (
        <>
          <Table<ProviderOffer>
            caption={words.title}
            hidesCaption
            isTight
            columns={[
              {
                title: words.when,
                cell: ({ id, startsAt }) => (
                  <a href={`${PATH}/${id}`}>
                    <Moment at={startsAt} zone={timeZone} />
                  </a>
                ),
              },
              {
                title: words.language,
                cell: ({ language }) => shownLanguageOf(language, page.words.language).name,
              },
              { title: words.modality, cell: ({ modality }) => page.words.modalities[modality] },
              { title: words.commune, cell: ({ commune }) => commune },
              {
                title: words.minutes,
                isNumber: true,
                cell: ({ expectedMinutes }) => page.words.minutes(expectedMinutes),
              },
              { title: words.state, cell: ({ state }) => words.states[state] },
            ]}
            rows={offers.items}
          />
          <Pager path={PATH} query={{ ...query }} nextCursor={offers.nextCursor} />
          <Files files={[{ href: addressOf('/offers.csv', { ...filter }), label: page.words.lists.csv }]} />
        </>
      )}
    </Section>
  );
}

function OfferFilters({ query, isNarrowed }: { query: OffersQuery; isNarrowed: boolean }) {
  const page = usePage();
  const words = offersWords(page);
  const any: Option = { value: '', label: words.any };
  return (
    <Filters path={PATH} isFiltered={isNarrowed}>
      <Select
        id="state"
        name="state"
        label={words.state}
        value={query.state}
        options={[any, ...offerStates.map((value) => ({ value, label: words.states[value] }))]}
      />
      <Select
        id="modality"
        name="modality"
        label={words.modality}
        value={query.modality}
        options={[any, ...MODALITIES.map((value) => ({ value, label: page.words.modalities[value] }))]}
      />
      <Select
        id="language"
        name="language"
        label={words.language}
        value={query.language}
        options={[any, ...languagesByName(page.words.language)]}
      />
    </Filters>
  );
}
