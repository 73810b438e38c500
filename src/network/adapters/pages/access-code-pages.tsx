import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  addressOf,
  BackLink,
  Button,
  ButtonLink,
  Choice,
  Code,
  DateField,
  Details,
  Empty,
  ErrorSummary,
  Facts,
  Filters,
  Form,
  Layout,
  Notice,
  PageHead,
  Pager,
  Section,
  Select,
  Table,
  Tabs,
  TextArea,
  TextField,
  type Column,
  type Fields,
  type Mistakes,
  type PageContext,
  type Query,
} from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import type { Provider } from '../../domain/provider.js';
import type { NamedAgreement } from '../persistence/access-code-list.js';
import type { NamesInNetwork } from '../persistence/network-names.js';
import { accessCodeWords } from './access-code-words.js';
import { providerTabs } from './provider-tabs.js';

/** What the codes are named by. */
export type CodeNames = Readonly<{ names: NamesInNetwork; agreements: readonly NamedAgreement[] }>;

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
      <Tabs {...providerTabs(provider, page.words.language)} />
      <PageHead title={words.title(provider.name)} lede={words.lede} />
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
      <Giving {...props} path={path} />
    </Layout>
  );
}

/** Who gives a code, as people call them. */
export const holderOf = (
  { professionalId, practiceId }: AccessCode,
  { names }: Pick<CodeNames, 'names'>,
  page: PageContext,
): string =>
  names.professional(professionalId) ?? names.practice(practiceId) ?? accessCodeWords(page).network;

export const agreementOf = (id: Id, { agreements }: Pick<CodeNames, 'agreements'>): string =>
  agreements.find((agreement) => agreement.id === id)?.title ?? '';

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

/** In one list: a professional, a practice, or the whole network. */
const holders = ({ names, page }: Pick<AccessCodesPageProps, 'names' | 'page'>) => {
  const words = accessCodeWords(page);
  return [
    {
      label: words.practices,
      options: names.practices.map(({ id, name }) => ({ value: `practice:${id}`, label: name })),
    },
    {
      label: words.professionals,
      options: names.professionals.map(({ id, name }) => ({ value: `professional:${id}`, label: name })),
    },
  ].filter(({ options }) => options.length > 0);
};

function Giving(props: AccessCodesPageProps & { path: string }) {
  const { page, path, fields, mistakes, agreements, today } = props;
  const words = accessCodeWords(page);
  const shared = (prefix: string) => (
    <>
      <Select
        id={`${prefix}agreementId`}
        name="agreementId"
        label={words.agreement}
        value={fields.text('agreementId')}
        error={mistakes.of(`${prefix}agreementId`)}
        options={agreements.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <DateField
        id={`${prefix}validFrom`}
        name="validFrom"
        label={words.from}
        value={fields.text('validFrom') ?? today}
        error={mistakes.of(`${prefix}validFrom`)}
        isShort
      />
    </>
  );
  return (
    <>
      <Section id="give" title={words.give}>
        <p class="soft">{words.giveDetail}</p>
        <Form action={path} once>
          <div class="fields fields-2">
            <TextField
              id="code"
              name="code"
              label={words.code}
              value={fields.text('code')}
              error={mistakes.of('code')}
              maxlength={64}
              autocomplete="off"
              spellcheck={false}
            />
            <Select
              id="holder"
              name="holder"
              label={words.holder}
              value={fields.text('holder')}
              error={mistakes.of('holder')}
              options={[{ value: 'network', label: words.network }, ...holders(props)]}
            />
            {shared('')}
          </div>
          <p>
            <Button weight="main">{words.giveIt}</Button>
          </p>
        </Form>
      </Section>
      <Details summary={words.many} isOpen={mistakes.of('lines') !== undefined}>
        <Form action={`${path}/many`}>
          <TextArea
            id="lines"
            name="lines"
            label={words.lines}
            hint={words.linesHint}
            value={fields.text('lines')}
            error={mistakes.of('lines')}
          />
          <div class="fields fields-2">{shared('many-')}</div>
          <p>
            <Button>{words.giveAll}</Button>
          </p>
        </Form>
      </Details>
    </>
  );
}

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

type AccessCodePageProps = CodeNames &
  Readonly<{
    page: PageContext;
    code: AccessCode;
    provider: Pick<Provider, 'id' | 'name'>;
    today: Day;
    mistakes: Mistakes;
    refusal?: string;
  }>;

/** One code, and the form to end it. */
export function AccessCodePage({
  page,
  code,
  provider,
  today,
  mistakes,
  refusal,
  ...named
}: AccessCodePageProps) {
  const words = accessCodeWords(page);
  const say = (day: Day) => page.words.day(day, { year: true, weekday: false });
  return (
    <Layout page={page} title={words.one.title(code.code)} width="narrow">
      <BackLink href={`/network/providers/${code.providerId}/access-codes`}>
        {words.title(provider.name)}
      </BackLink>
      <PageHead title={words.one.title(code.code)} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          {refusal}
        </Notice>
      )}
      <Code>{code.code}</Code>
      <Facts
        facts={[
          [words.one.provider, provider.name],
          [words.holder, holderOf(code, named, page)],
          [words.agreement, agreementOf(code.agreementId, named)],
          [words.since, say(code.validFrom)],
          [words.until, code.revokedOn ? words.ended(say(code.revokedOn)) : words.replaced],
        ]}
      />
      {code.revokedOn === null && (
        <Section id="end" title={words.one.endTitle}>
          <p>{words.one.endDetail}</p>
          <Form action={`/network/providers/access-codes/${code.id}/revoke`} once>
            <DateField
              id="on"
              name="on"
              label={words.one.on}
              value={today}
              min={code.validFrom}
              error={mistakes.of('on')}
              isShort
            />
            <p>
              <Button weight="danger">{words.one.end}</Button>
            </p>
          </Form>
        </Section>
      )}
    </Layout>
  );
}
