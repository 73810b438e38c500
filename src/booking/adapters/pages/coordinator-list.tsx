import type { TimeZone } from '../../../kernel/civil-time.js';
import { MODALITIES } from '../../../kernel/modality.js';
import { languagesByName, nameOfLanguage, type NamesInNetwork } from '../../../network/index.js';
import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  DateField,
  Empty,
  Files,
  Filters,
  Layout,
  Moment,
  PageHead,
  Pager,
  RequestStatus,
  Section,
  Sections,
  Select,
  Table,
  usePage,
  type Option,
  type PageContext,
} from '../../../web/index.js';
import type { Booking } from '../../domain/booking.js';
import { bookingStates } from '../../domain/booking.lifecycle.js';
import type { BookingsQuery } from '../http/booking.dto.js';
import { coordinatorWords } from './coordinator-words.js';

export type CoordinatorListProps = Readonly<{
  page: PageContext;
  query: BookingsQuery;
  bookings: Page<Booking>;
  names: NamesInNetwork;
  timeZone: TimeZone;
}>;

const PATH = '/calls/bookings';

/** All that the network has asked for. */
export function CoordinatorList({ page, query, bookings, names, timeZone }: CoordinatorListProps) {
  const words = coordinatorWords(page);
  const { cursor: _, limit: __, ...filter } = query;
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="calls" />
      <BookingFilters query={query} names={names} isNarrowed={isNarrowed} />
      {bookings.items.length === 0 ? (
        <Section id="list" title={words.title} isTitleHidden>
          <Empty title={isNarrowed ? words.nothingFound : words.none}>
            <p>{isNarrowed ? words.nothingFoundDetail : words.noneDetail}</p>
          </Empty>
        </Section>
      ) : (
        <div class="stack">
          <Table<Booking>
            caption={words.title}
            hidesCaption
            isTight
            columns={[
              {
                title: words.starts,
                cell: ({ id, startsAt }) => (
                  <a href={`${PATH}/${id}`}>
                    <Moment at={startsAt} zone={timeZone} />
                  </a>
                ),
              },
              {
                title: words.professional,
                cell: ({ professionalId, practiceId }) => (
                  <>
                    {names.professional(professionalId)}
                    <br />
                    <span class="soft small">{names.practice(practiceId)}</span>
                  </>
                ),
              },
              {
                title: words.language,
                cell: ({ language }) => nameOfLanguage(language, page.words.language) ?? language,
              },
              { title: words.modality, cell: ({ modality }) => page.words.modalities[modality] },
              {
                title: words.minutes,
                isNumber: true,
                cell: ({ expectedMinutes }) => page.words.minutes(expectedMinutes),
              },
              { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
              { title: words.status, cell: (booking) => <BookingStatus booking={booking} /> },
            ]}
            rows={bookings.items}
          />
          <Pager path={PATH} query={{ ...query }} nextCursor={bookings.nextCursor} />
          <Files
            files={[
              {
                href: addressOf('/calls/bookings.csv', { ...filter }),
                label: page.words.lists.csv,
              },
            ]}
          />
        </div>
      )}
    </Layout>
  );
}

/** A request's state; of a missed one, who was absent. */
export function BookingStatus({ booking }: { booking: Pick<Booking, 'status' | 'noShowBy'> }) {
  const isInterpreters = booking.status === 'no_show' && booking.noShowBy === 'interpreter';
  return <RequestStatus state={isInterpreters ? 'interpreter_no_show' : booking.status} />;
}

type FilterProps = Pick<CoordinatorListProps, 'query' | 'names'> & Readonly<{ isNarrowed: boolean }>;

function BookingFilters({ query, names, isNarrowed }: FilterProps) {
  const page = usePage();
  const words = coordinatorWords(page);
  const any: Option = { value: '', label: words.any };
  const named = (all: readonly Readonly<{ id: string; name: string }>[]): Option[] => [
    any,
    ...all.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Filters path={PATH} isFiltered={isNarrowed}>
      <DateField id="from" name="from" label={words.from} value={query.from} />
      <DateField id="to" name="to" label={words.to} value={query.to} />
      <Select
        id="status"
        name="status"
        label={words.status}
        value={query.status}
        options={[any, ...bookingStates.map((value) => ({ value, label: page.words.states[value] }))]}
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
      <Select
        id="providerId"
        name="providerId"
        label={words.provider}
        value={query.providerId}
        options={named(names.providers)}
      />
      <Select
        id="professionalId"
        name="professionalId"
        label={words.professional}
        value={query.professionalId}
        options={named(names.professionals.filter(({ status }) => status !== 'invited'))}
      />
    </Filters>
  );
}
