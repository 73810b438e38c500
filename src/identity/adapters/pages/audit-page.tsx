import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  addressOf,
  DateField,
  DayInWords,
  Empty,
  Files,
  Filters,
  Layout,
  PageHead,
  Pager,
  Sections,
  Select,
  Table,
  type PageContext,
} from '../../../web/index.js';
import type { AuditEntry, AuditFilter } from '../persistence/stored-audit-log.js';
import { auditWords, type AuditWords } from './audit-words.js';

type AuditPageProps = Readonly<{
  page: PageContext;
  entries: readonly AuditEntry[];
  nextCursor: string | null;
  filter: AuditFilter;
  cursor?: string;
  people: readonly Readonly<{ id: Id; email: string }>[];
  timeZone: TimeZone;
}>;

const LIST = '/network/audit';

/** Who did, and who looked at, what. */
export function AuditPage({ page, entries, nextCursor, filter, cursor, people, timeZone }: AuditPageProps) {
  const words = auditWords(page);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="network" />
      <Filters path={LIST} isFiltered={isFiltered}>
        <Select
          id="who"
          name="who"
          label={words.who}
          value={filter.who}
          options={[
            { value: '', label: words.any },
            ...people.map(({ id, email }) => ({ value: id, label: email })),
          ]}
        />
        <Select
          id="what"
          name="what"
          label={words.what}
          value={filter.what}
          options={Object.entries(words.kinds).map(([value, label]) => ({ value: value.trim(), label }))}
        />
        <DateField id="from" name="from" label={words.from} value={filter.from} />
        <DateField id="to" name="to" label={words.to} value={filter.to} />
      </Filters>
      {entries.length === 0 ? (
        <Empty title={words.empty}>
          <p>{words.emptyDetail}</p>
        </Empty>
      ) : (
        <>
          <Table
            caption={words.title}
            hidesCaption
            isTight
            rows={entries}
            columns={[
              {
                title: words.at,
                cell: ({ at }) => (
                  <>
                    <DayInWords day={dayOf(at, timeZone)} year weekday={false} />,{' '}
                    {page.words.time(at, timeZone)}
                  </>
                ),
              },
              { title: words.who, cell: ({ email }) => email ?? words.gone },
              { title: words.action, cell: ({ action }) => actionIn(action) },
              { title: words.outcome, cell: (entry) => outcomeOf(entry, words) },
              {
                title: words.subject,
                cell: ({ subjectId }) => <span class="small">{subjectId ?? '—'}</span>,
              },
            ]}
          />
          <Pager path={LIST} query={{ ...filter, cursor }} nextCursor={nextCursor} />
          <Files files={[{ href: addressOf(`${LIST}.csv`, filter), label: page.words.lists.csv }]} />
        </>
      )}
    </Layout>
  );
}

/** The page or route, without what every one of them begins with. */
export const actionIn = (action: string): string => action.replace(/^(GET|POST) (\/api\/v1)?/, '');

export const outcomeOf = ({ action, status }: AuditEntry, words: AuditWords): string => {
  if (status >= 400) return words.refused(status);
  return action.startsWith('GET') ? words.seen : words.done;
};
