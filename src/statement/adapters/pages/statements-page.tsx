import type { Standing } from '../../../funding/index.js';
import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  ButtonLink,
  DayInWords,
  Empty,
  Files,
  Filters,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Table,
  type Column,
  type PageContext,
} from '../../../web/index.js';
import { statementStates } from '../../domain/statement.lifecycle.js';
import type { StatementsQuery } from '../http/statements.dto.js';
import type { NamedStatement } from '../persistence/statement-pages.js';
import { issuedOn, nameOf, spanOf, StatementStatus } from './statement-names.js';
import { statementWords } from './statement-words.js';

export const LIST = '/budgets/statements';

type StatementsPageProps = Readonly<{
  page: PageContext;
  statements: Page<NamedStatement>;
  standings: readonly Standing[];
  query: StatementsQuery;
  isDiscarded: boolean;
}>;

/** The statements of a network: those to issue, those that wait for an answer, those that are settled. */
export function StatementsPage({ page, statements, standings, query, isDiscarded }: StatementsPageProps) {
  const words = statementWords(page);
  const { agreementId, status } = query;
  const isFiltered = agreementId !== undefined || status !== undefined;
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={words.lede} />
      <Sections of="budgets" />
      {isDiscarded && (
        <Notice tone="ok" announced="politely">
          <p>{words.discarded}</p>
        </Notice>
      )}
      <p>
        <ButtonLink href={addressOf(`${LIST}/new`, { agreementId })} weight="main" icon="plus">
          {words.prepare}
        </ButtonLink>
      </p>
      {(isFiltered || statements.items.length > 0) && (
        <Filters path={LIST} isFiltered={isFiltered}>
          <Select
            id="agreementId"
            name="agreementId"
            label={words.agreement}
            value={agreementId}
            options={[
              { value: '', label: words.allAgreements },
              ...standings.map(({ agreement, funderName }) => ({
                value: agreement.id,
                label: `${funderName}, ${agreement.title}, ${agreement.reference}`,
              })),
            ]}
          />
          <Select
            id="status"
            name="status"
            label={words.state}
            value={status}
            options={[
              { value: '', label: words.allStates },
              ...statementStates.map((value) => ({ value, label: words.states[value] })),
            ]}
          />
        </Filters>
      )}
      {agreementId && (
        <p>
          <a href={`/budgets/${agreementId}/statement-preferences`}>{words.preferencesTitle}</a>
        </p>
      )}
      {statements.items.length === 0 ? (
        <Section id="list" title={words.title} isTitleHidden>
          <Empty title={isFiltered ? words.nothingFound : words.none}>
            <p>{isFiltered ? words.nothingFoundDetail : words.noneDetail}</p>
          </Empty>
        </Section>
      ) : (
        <>
          <Table caption={words.title} hidesCaption columns={columnsOf(page)} rows={statements.items} />
          <Files
            files={[{ href: addressOf(`${LIST}.csv`, { agreementId, status }), label: page.words.lists.csv }]}
          />
        </>
      )}
      <Pager path={LIST} query={{ ...query }} nextCursor={statements.nextCursor} />
    </Layout>
  );
}

const columnsOf = (page: PageContext): readonly Column<NamedStatement>[] => {
  const words = statementWords(page);
  return [
    {
      title: words.statement,
      cell: (one) => (
        <a href={`${LIST}/${one.id}`}>
          {nameOf(page, one)}, {spanOf(page, one)}
        </a>
      ),
    },
    {
      title: words.agreement,
      cell: ({ funderName, title, reference }) => `${funderName}, ${words.ofAgreement(title, reference)}`,
    },
    { title: words.state, cell: ({ status }) => <StatementStatus status={status} /> },
    {
      title: words.issuedOn,
      cell: (one) => {
        const day = issuedOn(one);
        return day && <DayInWords day={day} weekday={false} year />;
      },
    },
    {
      title: words.consumed,
      isNumber: true,
      cell: ({ consumedCents }) => consumedCents !== null && page.words.money(consumedCents),
    },
  ];
};
