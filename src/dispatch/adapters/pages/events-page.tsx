import type { TimeZone } from '../../../kernel/civil-time.js';
import type { NamesInNetwork } from '../../../network/index.js';
import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  Empty,
  Files,
  Filters,
  Layout,
  Moment,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Table,
  type Option,
  type PageContext,
} from '../../../web/index.js';
import { providerEventTypes } from '../../domain/provider-event.js';
import type { ReceivedEventsQuery } from '../http/received-events.dto.js';
import type { ReceivedEventEntity } from '../persistence/received-event.entity.js';
import { eventsWords, type EventsWords } from './events-words.js';

type EventsPageProps = Readonly<{
  page: PageContext;
  query: ReceivedEventsQuery;
  events: Page<ReceivedEventEntity>;
  names: NamesInNetwork;
  timeZone: TimeZone;
}>;

const PATH = '/calls/events';

/** Messages that wait for a person's judgement, or have had it. */
export function EventsPage({ page, query, events, names, timeZone }: EventsPageProps) {
  const words = eventsWords(page);
  const { cursor: _, limit: __, ...filter } = query;
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="calls" />
      <EventFilters page={page} words={words} query={query} names={names} isNarrowed={isNarrowed} />
      {events.items.length === 0 ? (
        <Section id="list" title={words.title} isTitleHidden>
          <Empty title={isNarrowed ? words.nothingFound : words.allWell}>
            {!isNarrowed && <p>{words.allWellDetail}</p>}
          </Empty>
        </Section>
      ) : (
        <div class="stack">
          <Table<ReceivedEventEntity>
            caption={words.title}
            hidesCaption
            columns={[
              {
                title: words.received,
                cell: ({ id, receivedAt }) => (
                  <a href={`${PATH}/${id}`}>
                    <Moment at={receivedAt} zone={timeZone} />
                  </a>
                ),
              },
              { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
              { title: words.says, cell: ({ type }) => words.types[type] },
              { title: words.why, cell: ({ reason }) => reason && (words.reasons[reason] ?? reason) },
              {
                title: words.state,
                cell: ({ settlement }) => (settlement ? words.settlements[settlement] : words.toSettle),
              },
            ]}
            rows={events.items}
          />
          <Pager path={PATH} query={{ ...query }} nextCursor={events.nextCursor} />
          <Files
            files={[{ href: addressOf('/calls/events.csv', { ...filter }), label: page.words.lists.csv }]}
          />
        </div>
      )}
    </Layout>
  );
}

type FilterProps = Pick<EventsPageProps, 'page' | 'query' | 'names'> &
  Readonly<{ words: EventsWords; isNarrowed: boolean }>;

function EventFilters({ words, query, names, isNarrowed }: FilterProps) {
  const any: Option = { value: '', label: words.any };
  return (
    <Filters path={PATH} isFiltered={isNarrowed}>
      <Select
        id="settled"
        name="settled"
        label={words.state}
        value={query.settled}
        options={[
          { value: '', label: words.toSettle },
          { value: 'true', label: words.settled },
        ]}
      />
      <Select
        id="outcome"
        name="outcome"
        label={words.outcome}
        value={query.outcome}
        options={[
          any,
          { value: 'kept', label: words.outcomes.kept },
          { value: 'disputed', label: words.outcomes.disputed },
        ]}
      />
      <Select
        id="type"
        name="type"
        label={words.type}
        value={query.type}
        options={[any, ...providerEventTypes.map((value) => ({ value, label: words.types[value] }))]}
      />
      <Select
        id="providerId"
        name="providerId"
        label={words.provider}
        value={query.providerId}
        options={[any, ...names.providers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </Filters>
  );
}
