import type { Page } from '../../../platform/http/index.js';
import {
  addressOf,
  Assurance,
  BackLink,
  Button,
  DayInWords,
  Empty,
  Facts,
  Files,
  Form,
  Layout,
  Moment,
  PageHead,
  Pager,
  Section,
  Status,
  Table,
  type Column,
  type PageContext,
} from '../../../web/index.js';
import { verdicts, type Verdict } from '../../domain/invoice.js';
import type { InvoiceRow, LineRow } from '../persistence/invoice-pages.js';
import { Difference, type DifferenceProps } from './difference.js';
import { invoiceWords, type InvoiceWords } from './invoice-words.js';
import { InvoiceStatusOf } from './invoices-page.js';
import type { InvoiceNames } from './read-invoice-names.js';

export type InvoicePageProps = Readonly<{
  page: PageContext;
  invoice: InvoiceRow;
  names: InvoiceNames;
  /** The first ones that wait for a decision. */
  open: readonly LineRow[];
  lines: Page<LineRow>;
  query: Readonly<{ verdict?: Verdict; cursor?: string }>;
  /** A form that was refused, and the line that it is about. */
  refused?: Pick<DifferenceProps, 'typed' | 'refusal'> & Readonly<{ line: number }>;
}>;

/** An invoice beside our own calls: what matches, what waits for a decision, and all of its lines. */
export function InvoicePage(props: InvoicePageProps) {
  const { page, invoice, names } = props;
  const words = invoiceWords(page);
  const title = words.titleOf(invoice.number);
  return (
    <Layout page={page} title={title} hasColumns>
      <div class="stack-l">
        <div>
          <BackLink href="/calls/invoices">{words.title}</BackLink>
          <PageHead title={title}>
            <p class="row">
              <InvoiceStatusOf status={invoice.status} words={words} />
              <span class="soft">
                {names.provider(invoice.providerId)}, {page.words.money(invoice.totalCents)}
              </span>
            </p>
          </PageHead>
        </div>
        {invoice.status === 'settled' && <Assurance>{words.allDone}</Assurance>}
        <ToSettle {...props} words={words} />
        <ToDecide {...props} words={words} />
        <AllLines {...props} words={words} />
      </div>
      <aside class="stack-l">
        <Result {...props} words={words} />
        <Section id="facts" title={words.files}>
          <Files
            files={[
              { href: `/api/v1/invoices/${invoice.id}/file.pdf`, label: words.asReceived },
              ...(invoice.disputed > 0
                ? [
                    { href: `/api/v1/invoices/${invoice.id}/dispute.pdf`, label: words.letter },
                    { href: `/api/v1/invoices/${invoice.id}/dispute.csv`, label: words.letterCsv },
                  ]
                : []),
            ]}
          />
        </Section>
      </aside>
    </Layout>
  );
}

type PartProps = InvoicePageProps & Readonly<{ words: InvoiceWords }>;

function ToSettle({ invoice, words }: PartProps) {
  if (invoice.toSettle === 0) return null;
  return (
    <Section id="settle" title={words.matches(invoice.toSettle)} spacing="stack-s">
      <p>{words.settleDetail}</p>
      <Form action={`/calls/invoices/${invoice.id}/settle`} once>
        <p>
          <Button weight="main">{words.settle}</Button>
        </p>
      </Form>
    </Section>
  );
}

function ToDecide({ page, invoice, names, open, refused, words }: PartProps) {
  if (open.length === 0) return null;
  const groups = verdicts.flatMap((verdict) => {
    const lines = open.filter((line) => line.verdict === verdict);
    return lines.length === 0 ? [] : [{ verdict, lines }];
  });
  return (
    <Section id="decide" title={words.differences(invoice.toDecide)}>
      {groups.map(({ verdict, lines }) => (
        <div class="stack">
          <h3>{words.verdicts[verdict]}</h3>
          {lines.map((line) => (
            <Difference
              page={page}
              invoiceId={invoice.id}
              line={line}
              names={names}
              {...(refused?.line === line.line && { typed: refused.typed, refusal: refused.refusal })}
            />
          ))}
        </div>
      ))}
      {open.length < invoice.toDecide && <p>{words.more}</p>}
    </Section>
  );
}

function AllLines({ page, invoice, lines, query, words }: PartProps) {
  const path = `/calls/invoices/${invoice.id}`;
  return (
    <Section id="lines" title={words.allLines}>
      <nav class="sections" aria-label={words.allLines}>
        <ul>
          {[undefined, ...verdicts.filter((verdict) => invoice.counts[verdict])].map((verdict) => (
            <li>
              <a
                href={`${addressOf(path, { verdict })}#lines`}
                aria-current={query.verdict === verdict ? 'page' : undefined}
              >
                {verdict
                  ? `${words.verdicts[verdict]} (${page.words.number(invoice.counts[verdict] ?? 0)})`
                  : words.all}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lines.items.length === 0 ? (
        <Empty title={words.noLine}>
          <p>{words.noLineDetail}</p>
        </Empty>
      ) : (
        <Table
          caption={words.allLines}
          hidesCaption
          isTight
          columns={columnsOf(page, words)}
          rows={lines.items}
        />
      )}
      <Pager path={path} query={query} nextCursor={lines.nextCursor} />
    </Section>
  );
}

const columnsOf = (page: PageContext, words: InvoiceWords): readonly Column<LineRow>[] => [
  {
    title: words.reference,
    cell: ({ reference, usageId, sessionId }) => {
      const name = reference ?? (sessionId ? words.seeCall : words.total);
      return usageId ? <a href={`/calls/${usageId}`}>{name}</a> : name;
    },
  },
  { title: words.verdict, cell: (line) => <LineState line={line} words={words} /> },
  {
    title: words.ours,
    isNumber: true,
    cell: ({ ourCents }) => (ourCents === null ? '' : page.words.money(ourCents)),
  },
  {
    title: words.theirs,
    isNumber: true,
    cell: ({ theirCents }) => (theirCents === null ? '' : page.words.money(theirCents)),
  },
];

function LineState({ line, words }: { line: LineRow; words: InvoiceWords }) {
  const { verdict, decision, settledAt } = line;
  const said = words.verdicts[verdict];
  if (settledAt)
    return (
      <Status tone="ok" icon="check">
        {`${said}, ${words.settled.toLowerCase()}`}
      </Status>
    );
  if (decision) return <Status tone="info">{`${said}, ${words.decisions[decision].toLowerCase()}`}</Status>;
  if (verdict === 'matched') return <Status>{said}</Status>;
  return (
    <Status tone="warn" icon="alert">
      {said}
    </Status>
  );
}

function Result({ page, invoice, names, words }: PartProps) {
  const { money } = page.words;
  return (
    <Section id="result" title={words.result}>
      <Facts
        facts={[
          [words.issuedOn, <DayInWords day={invoice.issuedOn} year weekday={false} />],
          [
            words.period,
            <>
              <DayInWords day={invoice.from} year weekday={false} /> –{' '}
              <DayInWords day={invoice.to} year weekday={false} />
            </>,
          ],
          ...(invoice.clientAccount ? [[words.accountFact, invoice.clientAccount] as const] : []),
          [words.total, money(invoice.totalCents)],
          [words.settledSum, money(invoice.settledCents)],
          [words.disputedSum, money(invoice.disputedCents)],
          ...verdicts
            .filter((verdict) => invoice.counts[verdict])
            .map(
              (verdict) => [words.verdicts[verdict], page.words.number(invoice.counts[verdict]!)] as const,
            ),
          [words.received, <Moment at={invoice.receivedAt} zone={names.timeZone} />],
          [words.fingerprint, <code class="small">{invoice.pdfHash.slice(0, 16)}…</code>],
        ]}
      />
    </Section>
  );
}
