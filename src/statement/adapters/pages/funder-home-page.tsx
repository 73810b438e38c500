import type { Page } from '../../../platform/http/index.js';
import {
  BarChart,
  ButtonLink,
  DayInWords,
  Empty,
  Headline,
  Layout,
  Pager,
  Section,
  Sheet,
  Table,
  type Column,
  type PageContext,
} from '../../../web/index.js';
import type { NamedStatement } from '../persistence/statement-pages.js';
import { issuedOn, nameOf, spanOf, StatementStatus } from './statement-names.js';
import { statementWords } from './statement-words.js';

export type FunderHomeProps = Readonly<{
  page: PageContext;
  /** Those without an answer, the latest first. */
  awaited: readonly NamedStatement[];
  answered: Page<NamedStatement>;
  /** Those of one agreement, the first one first: what the picture shows. */
  pictured: readonly NamedStatement[];
  cursor: string | undefined;
}>;

/** A funder's first screen: what waits for an answer, what was answered, and one picture of what was stated. */
export function FunderHomePage({ page, awaited, answered, pictured, cursor }: FunderHomeProps) {
  const words = statementWords(page);
  const isEmpty = awaited.length === 0 && answered.items.length === 0;
  const lede =
    awaited.length === 0
      ? words.nothingWaits
      : awaited.length === 1
        ? words.waitingOne
        : words.waitingMany(page.words.number(awaited.length));
  return (
    <Layout page={page} title={words.title}>
      <div class="page-head">{isEmpty ? <h1>{words.title}</h1> : <Headline>{lede}</Headline>}</div>
      {isEmpty && (
        <Section id="none" title={words.title} isTitleHidden>
          <Empty title={words.funderNone}>
            <p>{words.funderNoneDetail}</p>
          </Empty>
        </Section>
      )}
      {awaited.length > 0 && (
        <Section id="awaited" title={words.awaited} isTitleHidden>
          <div class="gallery">
            {awaited.map((one, index) => (
              <Awaited key={one.id} page={page} statement={one} isFirst={index === 0} />
            ))}
          </div>
        </Section>
      )}
      {answered.items.length > 0 && (
        <Section id="answered" title={words.answered} spacing="stack-s">
          <Table caption={words.answered} hidesCaption columns={columnsOf(page)} rows={answered.items} />
          <Pager path="/statements" query={{ cursor }} nextCursor={answered.nextCursor} />
        </Section>
      )}
      {pictured.length > 0 && <Stated page={page} statements={pictured} />}
    </Layout>
  );
}

type AwaitedProps = Readonly<{ page: PageContext; statement: NamedStatement; isFirst: boolean }>;

function Awaited({ page, statement, isFirst }: AwaitedProps) {
  const words = statementWords(page);
  const { id, title, reference, consumedCents } = statement;
  return (
    <Sheet labelledBy={`s-${id}`}>
      <h3 id={`s-${id}`}>
        {words.statement} {nameOf(page, statement)}
      </h3>
      <p>
        {words.ofAgreement(title, reference)}, {spanOf(page, statement)}
      </p>
      {consumedCents !== null && <p class="figure">{page.words.money(consumedCents)}</p>}
      <p>
        <StatementStatus status="issued" />
      </p>
      <p>
        <ButtonLink href={`/statements/${id}`} weight={isFirst ? 'main' : 'plain'}>
          {words.read}
          <span class="visually-hidden"> {nameOf(page, statement)}</span>
        </ButtonLink>
      </p>
    </Sheet>
  );
}

const columnsOf = (page: PageContext): readonly Column<NamedStatement>[] => {
  const words = statementWords(page);
  return [
    {
      title: words.statement,
      cell: (one) => (
        <a href={`/statements/${one.id}`}>
          {nameOf(page, one)}, {spanOf(page, one)}
        </a>
      ),
    },
    { title: words.agreement, cell: ({ title, reference }) => words.ofAgreement(title, reference) },
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

/** Of what was sealed alone: money of today, followed from day to day, would tell what each call had cost. */
function Stated({
  page,
  statements,
}: Readonly<{ page: PageContext; statements: readonly NamedStatement[] }>) {
  const words = statementWords(page);
  const { money, dayParts } = page.words;
  const cents = (one: NamedStatement): number => one.consumedCents ?? 0;
  const [first] = statements;
  const heard = statements.map((one) => `${nameOf(page, one)} ${money(cents(one))}`).join(', ');
  return (
    <Section id="stated" title={words.statedTitle} spacing="stack-s">
      <BarChart
        caption={words.consumed}
        note={words.statedNote(words.ofAgreement(first!.title, first!.reference))}
        label={words.statedHeard(heard)}
        bars={statements.map((one) => {
          const name = dayParts(one.to, 'short').month;
          return {
            name,
            initial: name.charAt(0).toUpperCase(),
            // What is taken back can't be drawn below the floor; the table says it.
            value: Math.max(0, Math.round(cents(one) / 100)),
          };
        })}
        table={
          <Table
            caption={words.statedTitle}
            hidesCaption
            isTight
            columns={[
              { title: words.statement, cell: (one: NamedStatement) => nameOf(page, one) },
              { title: words.period, cell: (one) => spanOf(page, one) },
              { title: words.consumed, isNumber: true, cell: (one) => money(cents(one)) },
            ]}
            rows={statements}
            total={[words.all, '', money(statements.reduce((sum, one) => sum + cents(one), 0))]}
          />
        }
      />
    </Section>
  );
}
