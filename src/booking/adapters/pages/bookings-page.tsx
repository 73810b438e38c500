import type { ComponentChildren } from 'preact';
import { dayOf } from '../../../kernel/civil-time.js';
import {
  addressOf,
  BookingItem,
  ButtonLink,
  DateField,
  Details,
  Empty,
  Filters,
  Layout,
  Live,
  Notice,
  PageHead,
  Pager,
  Section,
  Select,
  type Option,
  type PageContext,
} from '../../../web/index.js';
import { bookingStates } from '../../domain/booking.lifecycle.js';
import type { BookingsQuery } from '../http/booking.dto.js';
import { entryOf } from './booking-entry.js';
import type { BookingView } from './booking-view.js';
import { bookingsWords } from './bookings-words.js';

export type BookingsPageProps = Readonly<{
  page: PageContext;
  query: BookingsQuery;
  coming: readonly BookingView[];
  past: readonly BookingView[];
  /** Not all that is to come is shown. */
  isCut: boolean;
  nextCursor: string | null;
  languages: readonly Option[];
  /** Of a secretariat's practice; empty for a professional. */
  professionals: readonly Option[];
}>;

const PATH = '/bookings';

/** What was asked for: today, to come, past; alive where there is script. */
export function BookingsPage(props: BookingsPageProps) {
  const { page, query, coming, past, isCut, nextCursor } = props;
  const words = bookingsWords(page);
  const filters = { ...query, cursor: undefined, limit: undefined };
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const title = page.viewer?.role === 'staff' ? words.ours : words.mine;
  const isToday = ({ booking, timeZone, at }: BookingView): boolean =>
    dayOf(booking.startsAt, timeZone) === dayOf(at, timeZone);
  const [today, later] = [coming.filter(isToday), coming.filter((view) => !isToday(view))];
  const isEmpty = coming.length === 0 && past.length === 0;
  return (
    <Layout page={page} title={title} isLive>
      <PageHead title={title}>
        <p class="actions">
          <ButtonLink href="/book" weight="main" icon="calendar">
            {words.book}
          </ButtonLink>
          <ButtonLink href={addressOf(PATH, filters)} weight="quiet">
            {words.refresh}
          </ButtonLink>
        </p>
      </PageHead>
      {(isFiltered || !isEmpty) && <Narrowing {...props} isFiltered={isFiltered} />}
      {isEmpty && <Nothing isFiltered={isFiltered} page={page} />}
      <Live address={streamOf([...coming, ...past])}>
        {today.length > 0 && <Part id="today" title={words.today} page={page} views={today} />}
        {!isEmpty && query.cursor === undefined && (
          <Part id="coming" title={words.coming} page={page} views={later}>
            {later.length === 0 && <p class="soft">{words.noneComing}</p>}
            {isCut && (
              <Notice>
                <p>{words.tooMany(page.words.number(coming.length))}</p>
              </Notice>
            )}
          </Part>
        )}
        {past.length > 0 && <Part id="past" title={words.past} page={page} views={past} />}
      </Live>
      <Pager path={PATH} query={{ ...query }} nextCursor={nextCursor} />
      <p class="actions">
        {!isEmpty && (
          <ButtonLink href={addressOf('/bookings.csv', filters)} weight="quiet" icon="download" download>
            {page.words.lists.csv}
          </ButtonLink>
        )}
        <ButtonLink href="/calendar" weight="quiet" icon="calendar">
          {words.calendar}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** As many as an address has room for. */
const MOST_LIVE = 100;

/** Where changes of these are told: only what can still change is listened to. */
const streamOf = (views: readonly BookingView[]): string | null => {
  const open = views.filter(
    ({ booking }) => !['completed', 'cancelled', 'unmet', 'no_show'].includes(booking.status),
  );
  const ids = open.slice(0, MOST_LIVE).map(({ booking }) => booking.id);
  return ids.length > 0 ? addressOf('/bookings/events', { of: ids }) : null;
};

function Part({
  id,
  title,
  page,
  views,
  children,
}: {
  id: string;
  title: string;
  page: PageContext;
  views: readonly BookingView[];
  children?: ComponentChildren;
}) {
  return (
    <Section id={id} title={title} spacing="stack-s">
      {views.length > 0 && (
        <ul class="bookings" aria-live="polite">
          {views.map((view) => (
            <BookingItem {...entryOf(page, view)} />
          ))}
        </ul>
      )}
      {children}
    </Section>
  );
}

function Nothing({ page, isFiltered }: { page: PageContext; isFiltered: boolean }) {
  const words = bookingsWords(page);
  return (
    <Empty title={isFiltered ? words.noneFound : words.none}>
      <p>{isFiltered ? words.noneFoundDetail : words.noneDetail}</p>
    </Empty>
  );
}

function Narrowing({
  page,
  query,
  languages,
  professionals,
  isFiltered,
}: BookingsPageProps & { isFiltered: boolean }) {
  const words = bookingsWords(page);
  const { states } = page.words;
  return (
    <Details summary={page.words.lists.filter} isOpen={isFiltered}>
      <Filters path={PATH} isFiltered={isFiltered}>
        {professionals.length > 0 && (
          <Select
            id="professionalId"
            name="professionalId"
            label={words.professional}
            value={query.professionalId}
            options={[{ value: '', label: words.everyone }, ...professionals]}
          />
        )}
        <Select
          id="status"
          name="status"
          label={words.status}
          value={query.status}
          options={[
            { value: '', label: words.anyStatus },
            ...bookingStates.map((state) => ({ value: state, label: states[state] })),
          ]}
        />
        <Select
          id="language"
          name="language"
          label={words.language}
          value={query.language}
          options={[{ value: '', label: words.anyLanguage }, ...languages]}
        />
        <DateField id="from" name="from" label={words.from} value={query.from} />
        <DateField id="to" name="to" label={words.to} value={query.to} />
      </Filters>
    </Details>
  );
}
