import type { Day } from '../../../kernel/civil-time.js';
import {
  addressOf,
  ButtonLink,
  Choice,
  DateField,
  Empty,
  ErrorSummary,
  Filters,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Select,
  Table,
  Tabs,
  type Column,
  type Fields,
  type Mistakes,
  type PageContext,
  type Query,
} from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import type { Provider } from '../../domain/provider.js';
import { agreementOf, holderOf, holders, type CodeNames } from './access-code-names.js';
import { accessCodeWords } from './access-code-words.js';
import { GiveCodes } from './give-codes.js';
import { providerTabs } from './provider-tabs.js';

/** What became of one line of several. @property problem null: given */
export type LineReport = Readonly<{ line: string; problem: string | null }>;

export type AccessCodesPageProps = CodeNames &
  Readonly<{
    page: PageContext;
    provider: Pick<Provider, 'id' | 'name'>;
    codes: readonly AccessCode[];
    on: Day;
    today: Day;
    /** The filters as they stand in the address. */
    query: Query;
    filters: Fields;
    isFiltered: boolean;
    nextCursor: string | null;
    /** The form to give one, as it was typed. */
    fields: Fields;
    mistakes: Mistakes;
    refusal?: string;
    isGiven?: boolean;
    report?: readonly LineReport[];
  }>;

/** The codes that open a provider's line, who gives them and who pays; and the form to give one more. */
export function AccessCodesPage(props: AccessCodesPageProps) {
  const { page, provider, codes, on, query, filters, isFiltered, nextCursor, report } = props;
  const words = accessCodeWords(page);
  const path = `/network/providers/${provider.id}/access-codes`;
  const own = { ...page, path };
  return (
    <Layout page={own} title={words.title(provider.name)}>
      <Tabs {...providerTabs(provider, page.words.language)}>
        <PageHead title={words.title(provider.name)} lede={words.lede} />
      </Tabs>
      {props.refusal && (
        <Notice tone="error" announced="at-once">
          {props.refusal}
        </Notice>
      )}
      <ErrorSummary mistakes={props.mistakes.all} />
      {props.isGiven && (
        <Notice tone="ok" announced="politely">
          {words.given}
        </Notice>
      )}
      {report && <Report page={page} report={report} />}
      <Filters path={path} isFiltered={isFiltered}>
        <DateField id="on" name="on" label={words.on} value={on} />
        <Select
          id="agreement"
          name="agreement"
          label={words.agreement}
          value={filters.text('agreement')}
          options={[
            { value: '', label: words.any },
            ...props.agreements.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <Select
          id="by"
          name="by"
          label={words.holder}
          value={filters.text('by')}
          options={[{ value: '', label: words.anyone }, ...holders(props)]}
        />
        <Choice
          name="history"
          legend={words.code}
          isMultiple
          answers={[{ value: 'yes', label: words.history }]}
          chosen={filters.all('history')}
        />
      </Filters>
      {codes.length === 0 ? (
        <Section id="codes" title={words.code} isTitleHidden>
          <Empty title={isFiltered ? words.nothingFound : words.none}>
            <p>{isFiltered ? words.nothingFoundDetail : words.noneDetail}</p>
          </Empty>
        </Section>
      ) : (
        <>
          <Table
            caption={words.title(provider.name)}
            hidesCaption
            columns={columnsOf(page, props)}
            rows={codes}
          />
          <Pager path={path} query={query} nextCursor={nextCursor} />
          <ButtonLink
            href={addressOf(`${path}.csv`, { ...query, cursor: undefined })}
            weight="quiet"
            icon="download"
            download
          >
            {page.words.lists.csv}
          </ButtonLink>
        </>
      )}
      <GiveCodes {...props} path={path} />
    </Layout>
  );
}

const columnsOf = (page: PageContext, named: CodeNames): readonly Column<AccessCode>[] => {
  const words = accessCodeWords(page);
  const say = (day: Day) => page.words.day(day, { year: true, weekday: false });
  return [
    {
      title: words.code,
      cell: ({ id, code }) => <a href={`/network/providers/access-codes/${id}`}>{code}</a>,
    },
    { title: words.holder, cell: (code) => holderOf(code, named, page) },
    { title: words.agreement, cell: ({ agreementId }) => agreementOf(agreementId, named) },
    { title: words.since, cell: ({ validFrom }) => say(validFrom) },
    {
      title: words.until,
      cell: ({ revokedOn }) => (revokedOn ? words.ended(say(revokedOn)) : words.replaced),
    },
  ];
};

function Report({ page, report }: { page: PageContext; report: readonly LineReport[] }) {
  const words = accessCodeWords(page);
  const refused = report.filter(({ problem }) => problem !== null).length;
  return (
    <>
      <Notice tone={refused > 0 ? 'warn' : 'ok'} announced="politely">
        {words.report(report.length - refused, refused)}
      </Notice>
      <Table
        caption={words.reportCaption}
        isTight
        columns={[
          { title: words.line, cell: ({ line }) => line },
          { title: words.outcome, cell: ({ problem }) => problem ?? words.done },
        ]}
        rows={report}
      />
    </>
  );
}
