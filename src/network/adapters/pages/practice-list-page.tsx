import {
  Actions,
  addressOf,
  ButtonLink,
  Empty,
  Files,
  Filters,
  Layout,
  PageHead,
  Pager,
  Sections,
  Status,
  Table,
  TextField,
  type PageContext,
} from '../../../web/index.js';
import type { ListedPractice } from '../persistence/practice-list.js';
import { practiceWords } from './practice-words.js';
import { tradeWords } from './trade-words.js';

type PracticeListPageProps = Readonly<{
  page: PageContext;
  practices: readonly ListedPractice[];
  nextCursor: string | null;
  q?: string;
  cursor?: string;
}>;

const LIST = '/network/practices';

/** Where the network’s professionals work. */
export function PracticeListPage({ page, practices, nextCursor, q, cursor }: PracticeListPageProps) {
  const words = practiceWords(page);
  const trade = tradeWords(page);
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="network" />
      <Actions>
        <ButtonLink href={`${LIST}/new`} weight="main" icon="plus">
          {words.add}
        </ButtonLink>
      </Actions>
      <Filters path={LIST} isFiltered={q !== undefined}>
        <TextField id="q" name="q" label={words.q} value={q} autocomplete="off" />
      </Filters>
      {practices.length === 0 ? (
        <Empty title={q ? words.empty : words.first}>
          <p>{q ? words.emptyDetail : words.firstDetail}</p>
        </Empty>
      ) : (
        <>
          <Table
            caption={words.title}
            hidesCaption
            rows={practices}
            columns={[
              { title: words.name, cell: ({ id, name }) => <a href={`${LIST}/${id}`}>{name}</a> },
              { title: words.kind, cell: ({ kind }) => trade.kinds[kind] },
              { title: words.commune, cell: ({ commune }) => commune },
              {
                title: words.contactPhone,
                cell: ({ contactPhone }) => <span class="nowrap">{contactPhone}</span>,
              },
              {
                title: words.professionals,
                isNumber: true,
                cell: ({ professionals }) => page.words.number(professionals),
              },
              {
                title: words.state,
                cell: ({ closedOn }) =>
                  closedOn ? (
                    <Status icon="cross">{words.closed}</Status>
                  ) : (
                    <Status tone="ok" icon="check">
                      {words.open}
                    </Status>
                  ),
              },
            ]}
          />
          <Pager path={LIST} query={{ q, cursor }} nextCursor={nextCursor} />
          <Files files={[{ href: addressOf(`${LIST}.csv`, { q }), label: page.words.lists.csv }]} />
        </>
      )}
    </Layout>
  );
}
