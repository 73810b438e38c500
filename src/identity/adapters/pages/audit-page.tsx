import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
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
  Sections,
  Select,
  Table,
  type PageContext,
} from '../../../web/index.js';
import type { AuditEntry, AuditFilter } from '../persistence/stored-audit-log.js';
import type { AuditedSubject } from '../persistence/audited-subjects.js';
import { auditWords, type AuditWords } from './audit-words.js';
import { auditedDeedWords } from './audited-deed-words.js';
import { auditedDeed } from './audited-deeds.js';

/** An entry with what it is about, where that still has a name. */
export type NamedEntry = AuditEntry & Readonly<{ subject: AuditedSubject | null }>;

type AuditPageProps = Readonly<{
  page: PageContext;
  entries: readonly NamedEntry[];
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
                cell: ({ at }) => <Moment at={at} zone={timeZone} />,
              },
              { title: words.who, cell: (entry) => <Who page={page} entry={entry} /> },
              { title: words.deed, cell: (entry) => <Sentence page={page} entry={entry} /> },
              { title: words.outcome, cell: (entry) => outcomeOf(entry, words) },
            ]}
          />
          <Pager path={LIST} query={{ ...filter, cursor }} nextCursor={nextCursor} />
          <Files files={[{ href: addressOf(`${LIST}.csv`, filter), label: page.words.lists.csv }]} />
        </>
      )}
    </Layout>
  );
}

function Who({ page, entry }: Readonly<{ page: PageContext; entry: NamedEntry }>) {
  return (
    <>
      {whoOf(entry, page)}
      {entry.role && <div class="small soft">{page.words.roles[entry.role]}</div>}
    </>
  );
}

function Sentence({ page, entry }: Readonly<{ page: PageContext; entry: NamedEntry }>) {
  const sentence = sentenceOf(entry, page);
  if (!entry.subject) return <>{sentence}</>;
  const { name, path } = entry.subject;
  return (
    <>
      {auditWords(page).about(sentence)}
      {path ? <a href={path}>{name}</a> : name}
    </>
  );
}

export const whoOf = ({ name, email }: AuditEntry, page: PageContext): string =>
  name ?? email ?? auditWords(page).gone;

/** « a consulté la liste des comptes »: what follows whoever did it. */
export const sentenceOf = ({ action, status }: AuditEntry, page: PageContext): string => {
  const words = auditWords(page);
  const deed = auditedDeed(action);
  const what = deed ? auditedDeedWords(page)[deed] : words.other;
  return status >= 400 ? words.didNot(what) : words.did(what);
};

export const outcomeOf = ({ action, status }: AuditEntry, words: AuditWords): string => {
  if (status >= 400) return words.refused(status);
  return /^(GET|HEAD) /.test(action) ? words.seen : words.done;
};
