import { Cents, sum } from '../../../kernel/money.js';
import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  ButtonLink,
  Empty,
  Files,
  Layout,
  Moment,
  PageHead,
  Pager,
  Section,
  Sections,
  Status,
  Table,
  useWords,
  type Column,
  type PageContext,
} from '../../../web/index.js';
import type { UsageQuery } from '../http/usage.dto.js';
import type { UsageRow } from '../persistence/usage-pages.js';
import { CallFilters, isNarrowed } from './call-filters.js';
import { languageName, type CallNames } from './call-names.js';
import { callsWords, type CallsWords } from './calls-words.js';

type CallsPageProps = Readonly<{
  page: PageContext;
  query: UsageQuery;
  calls: Page<UsageRow>;
  names: CallNames;
}>;

/** What happened and what it cost; the sum stands under it only when all of it is on the page. */
export function CallsPage({ page, query, calls, names }: CallsPageProps) {
  const words = callsWords(page);
  const isAll = query.cursor === undefined && calls.nextCursor === null;
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="calls" />
      <CallFilters query={query} names={names} />
      {calls.items.length === 0 ? (
        <Section id="list" title={words.title} isTitleHidden>
          <NoCalls words={words} isNarrowed={isNarrowed(query)} />
        </Section>
      ) : (
        <div class="stack">
          <Table
            caption={words.title}
            hidesCaption
            isTight
            columns={columnsOf(page, names)}
            rows={calls.items}
            total={isAll ? totalOf(page, words, calls.items) : undefined}
          />
          <Pager path="/calls" query={{ ...query }} nextCursor={calls.nextCursor} />
          <Files
            files={[
              {
                href: addressOf('/calls.csv', { ...query, cursor: undefined, limit: undefined }),
                label: page.words.lists.csv,
              },
            ]}
          />
        </div>
      )}
    </Layout>
  );
}

function NoCalls({ words, isNarrowed }: { words: CallsWords; isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title={words.nothingFound}>
      <p>{words.nothingFoundDetail}</p>
    </Empty>
  ) : (
    <Empty title={words.none}>
      <p>{words.noneDetail}</p>
      <p>
        <ButtonLink href="/calls/imports">{words.dropList}</ButtonLink>
      </p>
    </Empty>
  );
}

const columnsOf = (page: PageContext, names: CallNames): readonly Column<UsageRow>[] => {
  const words = callsWords(page);
  return [
    {
      title: words.when,
      cell: ({ id, startedAt }) => (
        <a href={`/calls/${id}`}>
          <Moment at={startedAt} zone={names.timeZone} />
        </a>
      ),
    },
    {
      title: words.professional,
      cell: ({ professionalId, practiceId }) => (
        <>
          {names.professional(professionalId) ?? words.unknownProfessional}
          <br />
          <span class="soft small">{names.practice(practiceId)}</span>
        </>
      ),
    },
    { title: words.language, cell: ({ language }) => languageName(page, language) },
    { title: words.modality, cell: (row) => <ModalityName row={row} /> },
    { title: words.duration, isNumber: true, cell: (row) => <Duration row={row} /> },
    { title: words.state, cell: (row) => <CallStatus row={row} words={words} /> },
    { title: words.amount, isNumber: true, cell: (row) => <Amount row={row} /> },
  ];
};

const ModalityName = ({ row }: { row: UsageRow }) => <>{useWords().modalities[row.modality]}</>;
const Duration = ({ row }: { row: UsageRow }) => <>{useWords().duration(row.durationSeconds)}</>;

const Amount = ({ row }: { row: UsageRow }) => {
  const amount = useWords().money(row.amountCents);
  return row.correctedBy ? <s>{amount}</s> : <>{amount}</>;
};

/** What a record is, beside what became of the session: replaced, a correction, or priced otherwise by the provider. */
export function CallStatus({ row, words }: { row: UsageRow; words: CallsWords }) {
  if (row.correctedBy) return <Status icon="cross">{words.isReplaced}</Status>;
  if (row.providerAmountCents !== null && row.providerAmountCents !== row.amountCents)
    return (
      <Status tone="warn" icon="alert">
        {words.differs}
      </Status>
    );
  if (row.correctionOf)
    return (
      <Status tone="info" icon="check">
        {words.isCorrection}
      </Status>
    );
  return <>{words.outcomes[row.outcome]}</>;
}

const totalOf = (page: PageContext, words: CallsWords, rows: readonly UsageRow[]) => {
  const counted = rows.filter(({ correctedBy }) => correctedBy === null);
  const said = page.words.count(counted.length, words.one, words.many);
  const cents = sum(counted.map(({ amountCents }) => Cents(amountCents)));
  return [words.total(said, rows.length - counted.length), '', '', '', '', '', page.words.money(cents)];
};
