import type { TimeZone } from '../../../kernel/civil-time.js';
import { dayOf } from '../../../kernel/civil-time.js';
import {
  addressOf,
  BackLink,
  DateField,
  DayInWords,
  Empty,
  Files,
  Filters,
  Layout,
  Pager,
  Select,
  Table,
  type Column,
  type PageContext,
} from '../../../web/index.js';
import type { Agreement } from '../../domain/agreement.js';
import { verbs } from '../../domain/entry.js';
import type { Account, RecordedEntry } from '../../domain/recorded-entry.js';
import { budgetWords } from './budget-words.js';
import { causeOf } from './cause-of.js';
import type { EntriesQuery } from './entries-query.js';

type EntriesPageProps = Readonly<{
  page: PageContext;
  agreement: Agreement;
  entries: readonly RecordedEntry[];
  nextCursor: string | null;
  query: EntriesQuery;
  zone: TimeZone;
}>;

/** The ledger of an agreement, an entry a line: what moved, by how much, and why. */
export function EntriesPage({ page, agreement, entries, nextCursor, query, zone }: EntriesPageProps) {
  const words = budgetWords(page);
  const path = `/budgets/${agreement.id}/entries`;
  // Whoever ran it before reads the ledger, and none of the pages that it leads to.
  const isFormer = page.viewer?.role === 'former_carrier';
  const { cursor: _, limit: __, ...filters } = query;
  const moved = (account: Account): Column<RecordedEntry> => ({
    title: words.accounts[account],
    isNumber: true,
    cell: ({ moves }) => (moves[account] === 0 ? '' : page.words.change(moves[account])),
  });
  return (
    <Layout page={page} title={words.entriesTitle}>
      <div class="page-head">
        <BackLink href={isFormer ? `/agreements/${agreement.id}` : `/budgets/${agreement.id}`}>
          {agreement.title}
        </BackLink>
        <h1>{words.entriesTitle}</h1>
        <p class="lede">{words.entriesOf(agreement.title)}</p>
      </div>
      <Filters path={path} isFiltered={Object.keys(filters).length > 0}>
        <Select
          id="verb"
          name="verb"
          label={words.verb}
          value={query.verb}
          options={[
            { value: '', label: words.allVerbs },
            ...verbs.map((value) => ({ value, label: words.verbs[value] })),
          ]}
        />
        <DateField id="from" name="from" label={words.from} value={query.from} isShort />
        <DateField id="to" name="to" label={words.to} value={query.to} isShort />
      </Filters>
      {entries.length === 0 ? (
        <Empty title={words.noEntries}>
          <p>{words.noEntriesDetail}</p>
        </Empty>
      ) : (
        <Table<RecordedEntry>
          caption={words.entriesTitle}
          hidesCaption
          isTight
          columns={[
            {
              title: words.on,
              cell: ({ recordedAt }) => <DayInWords day={dayOf(recordedAt, zone)} year weekday={false} />,
            },
            { title: words.what, cell: ({ verb }) => words.verbs[verb] },
            {
              title: words.cause,
              cell: (entry) => {
                const { kind, href } = causeOf(entry);
                return href && !isFormer ? <a href={href}>{words.causes[kind]}</a> : words.causes[kind];
              },
            },
            moved('granted'),
            moved('committed'),
            moved('consumed'),
            moved('invoiced'),
            moved('available'),
            moved('overdrawn'),
          ]}
          rows={entries}
        />
      )}
      <Pager path={path} query={{ ...query }} nextCursor={nextCursor} />
      {entries.length > 0 && (
        <Files
          files={[
            { href: addressOf(`${path}.csv`, filters), label: page.words.lists.csv },
            { href: `/api/v1/ledger.journal?agreementId=${agreement.id}`, label: words.journal },
          ]}
        />
      )}
    </Layout>
  );
}
