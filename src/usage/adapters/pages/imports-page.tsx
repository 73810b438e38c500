import { dayOf, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import type { Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Page } from '../../../platform/http/index.js';
import {
  Button,
  ButtonLink,
  Choice,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  Layout,
  mistakesOf,
  Moment,
  noMistakes,
  Notice,
  PageHead,
  Pager,
  Section,
  Sections,
  Select,
  Status,
  Table,
  type PageContext,
} from '../../../web/index.js';
import type { CallImport } from '../../domain/call-import.js';
import type { CallNames } from './call-names.js';
import { importsWords, type ImportsWords } from './imports-words.js';

export type ImportsPageProps = Readonly<{
  page: PageContext;
  lists: Page<CallImport>;
  /** How many lines of each list wait for somebody. */
  open: ReadonlyMap<Id, number>;
  names: CallNames;
  query: Readonly<{ cursor?: string; providerId?: string }>;
  refusal?: Refusal;
}>;

/** The call lists taken in, and where the next one is dropped. */
export function ImportsPage({ page, lists, open, names, query, refusal }: ImportsPageProps) {
  const words = importsWords(page);
  return (
    <Layout page={page} title={words.title} hasColumns>
      <div class="stack-l">
        <PageHead title={words.title} lede={words.lede} />
        <Sections of="calls" />
        {lists.items.length === 0 ? (
          <Section id="list" title={words.title} isTitleHidden>
            <Empty title={words.none}>
              <p>{words.noneDetail}</p>
            </Empty>
          </Section>
        ) : (
          <Table
            caption={words.title}
            hidesCaption
            columns={[
              {
                title: words.list,
                cell: ({ id, fileName, providerId }) => (
                  <>
                    <a href={`/calls/imports/${id}`}>{fileName ?? words.unnamed}</a>
                    <br />
                    <span class="soft small">{names.provider(providerId)}</span>
                  </>
                ),
              },
              { title: words.covers, cell: (list) => periodOf(page, words, list, names.timeZone) },
              {
                title: words.received,
                cell: ({ requestedAt }) => <Moment at={requestedAt} zone={names.timeZone} />,
              },
              {
                title: words.state,
                cell: (list) => <ImportStatusOf list={list} open={open.get(list.id) ?? 0} words={words} />,
              },
              { title: words.lines, isNumber: true, cell: ({ lines }) => page.words.number(lines) },
              { title: words.created, isNumber: true, cell: ({ created }) => page.words.number(created) },
              {
                title: words.toSettle,
                isNumber: true,
                cell: ({ id }) => page.words.number(open.get(id) ?? 0),
              },
            ]}
            rows={lists.items}
          />
        )}
        <Pager path="/calls/imports" query={query} nextCursor={lists.nextCursor} />
      </div>
      <aside class="stack-l">
        <DropForm page={page} words={words} names={names} refusal={refusal} />
      </aside>
    </Layout>
  );
}

/** « du 3 janvier 2022 au 28 décembre 2022 » */
export const periodOf = (
  { words }: PageContext,
  own: ImportsWords,
  { firstCallAt, lastCallAt }: Pick<CallImport, 'firstCallAt' | 'lastCallAt'>,
  zone: TimeZone,
): string => {
  if (!firstCallAt || !lastCallAt) return own.coversNothing;
  const [from, to] = [dayOf(firstCallAt, zone), dayOf(lastCallAt, zone)];
  const said = (day: Day): string => words.day(day, { year: true, weekday: false });
  return from === to ? said(from) : own.fromTo(said(from), said(to));
};

/** Where a list stands: being read, read with something left to settle, or stopped. */
export function ImportStatusOf({
  list,
  open,
  words,
}: {
  list: CallImport;
  open: number;
  words: ImportsWords;
}) {
  if (list.status === 'failed')
    return (
      <Status tone="error" icon="alert">
        {words.statuses.failed}
      </Status>
    );
  if (list.finishedAt === null) return <Status tone="live">{words.statuses[list.status]}</Status>;
  if (open > 0)
    return (
      <Status tone="warn" icon="alert">
        {words.toSettle}
      </Status>
    );
  return (
    <Status tone="ok" icon="check">
      {words.statuses.done}
    </Status>
  );
}

type DropProps = Readonly<{ page: PageContext; words: ImportsWords; names: CallNames; refusal?: Refusal }>;

function DropForm({ page, words, names, refusal }: DropProps) {
  const mistakes = refusal ? mistakesOf(refusal, page.words.language) : noMistakes;
  const [only, ...others] = names.providers;
  if (!only)
    return (
      <Empty title={words.noProvider}>
        <p>{words.noProviderDetail}</p>
        <p>
          <ButtonLink href="/network/providers">{words.addProvider}</ButtonLink>
        </p>
      </Empty>
    );
  return (
    <Section id="drop" title={words.drop}>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      <Form action="/calls/imports" hasFile once>
        <Select
          id="providerId"
          name="providerId"
          label={words.provider}
          error={mistakes.of('providerId')}
          options={[
            ...(others.length > 0 ? [{ value: '', label: words.chooseProvider }] : []),
            ...names.providers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Choice
          name="layout"
          legend={words.layout}
          answers={[
            { value: 'own', label: words.ownLayout },
            { value: 'default', label: words.defaultLayout },
          ]}
          chosen={['own']}
        />
        <FileField
          id="file"
          name="file"
          label={words.file}
          hint={words.fileHint}
          error={mistakes.of('file')}
          accept=".csv,.txt,.tsv,.xlsx"
        />
        <p>
          <Button weight="main">{words.read}</Button>
        </p>
      </Form>
    </Section>
  );
}
