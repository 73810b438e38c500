import type { Day } from '../../../kernel/civil-time.js';
import { Cents } from '../../../kernel/money.js';
import {
  BackLink,
  Facts,
  Files,
  Headline,
  Layout,
  Money,
  Section,
  Table,
  type PageContext,
} from '../../../web/index.js';
import type { Spent, SpentYear, YearEnd } from '../../domain/year-end.js';
import { budgetWords } from './budget-words.js';
import { closingWords } from './closing-words.js';
import { natureName, yearEndWords } from './year-end-words.js';

type YearEndPageProps = Readonly<{
  page: PageContext;
  yearEnd: YearEnd;
  /** What people call the agreement that it is carried over to. */
  successor: string | null;
}>;

/** What the report on a grant asks for, in the order in which it asks. */
export function YearEndPage({ page, yearEnd, successor }: YearEndPageProps) {
  const words = yearEndWords(page);
  const { agreement, spent, grantedCents } = yearEnd;
  const { money } = page.words;
  return (
    <Layout page={page} title={`${words.title}, ${agreement.title}`}>
      <div class="page-head">
        <BackLink href={`/budgets/${agreement.id}`}>{words.back}</BackLink>
        <p class="soft">
          {agreement.title}, {agreement.reference}, {yearEnd.funderName}
        </p>
        <Headline>{words.headline(money(spent.totalCents), money(grantedCents))}</Headline>
        <p class="lede">{words.lede}</p>
        <Files
          files={[
            { href: `/budgets/${agreement.id}/year-end.pdf`, label: words.pdf },
            { href: `/budgets/${agreement.id}/year-end.csv`, label: words.csv },
          ]}
        />
      </div>
      <Granted page={page} yearEnd={yearEnd} />
      <Section id="spent" title={words.spent} spacing="stack-s">
        <Natures page={page} spent={spent} />
      </Section>
      <Years page={page} id="calendar" title={words.byYear} years={yearEnd.calendarYears} />
      <Years page={page} id="own" title={words.byAgreementYear} years={yearEnd.agreementYears} />
      <Balance page={page} yearEnd={yearEnd} successor={successor} />
    </Layout>
  );
}

function Granted({ page, yearEnd }: Pick<YearEndPageProps, 'page' | 'yearEnd'>) {
  const words = yearEndWords(page);
  const { grantedAtStartCents, amendments, transferredCents, grantedCents } = yearEnd;
  const { change } = page.words;
  return (
    <Section id="granted" title={words.granted} spacing="stack-s">
      <Facts
        facts={[
          [words.atStart, <Money cents={grantedAtStartCents} />],
          ...amendments
            .filter(({ grantDeltaCents }) => grantDeltaCents !== 0)
            .map(
              ({ reference, grantDeltaCents }) =>
                [words.amendment(reference), change(grantDeltaCents)] as const,
            ),
          ...(transferredCents !== 0 ? [[words.transferred, change(transferredCents)] as const] : []),
          [words.grantedInAll, <Money cents={grantedCents} />],
        ]}
      />
    </Section>
  );
}

function Natures({ page, spent }: Readonly<{ page: PageContext; spent: Spent }>) {
  const words = yearEndWords(page);
  const { money } = page.words;
  if (spent.natures.length === 0) return <p class="soft">{words.nothing}</p>;
  return (
    <Table
      caption={words.spent}
      hidesCaption
      columns={[
        { title: words.nature, cell: ({ nature }) => natureName(page.words, nature) },
        { title: words.sum, isNumber: true, cell: ({ cents }) => money(cents) },
      ]}
      rows={spent.natures}
      total={[words.total, money(spent.totalCents)]}
    />
  );
}

type YearsProps = Readonly<{ page: PageContext; id: string; title: string; years: readonly SpentYear[] }>;

function Years({ page, id, title, years }: YearsProps) {
  const words = yearEndWords(page);
  const { money, day } = page.words;
  const said = (on: Day): string => day(on, { weekday: false, year: true });
  return (
    <Section id={id} title={title} spacing="stack-s">
      <Table<SpentYear>
        caption={title}
        hidesCaption
        columns={[
          { title: words.year, cell: ({ from, to }) => `${said(from)} – ${said(to)}` },
          { title: words.sum, isNumber: true, cell: ({ totalCents }) => money(totalCents) },
        ]}
        rows={years}
      />
    </Section>
  );
}

function Balance({ page, yearEnd, successor }: YearEndPageProps) {
  const words = yearEndWords(page);
  const closing = closingWords(page);
  const { balanceCents, committedCents, fate } = yearEnd;
  const { money } = page.words;
  const isOver = balanceCents < 0;
  const debt = Cents(Math.abs(fate.movedCents));
  return (
    <Section id="balance" title={words.balance} spacing="stack-s">
      <Facts
        facts={[
          ...(committedCents > 0 ? [[words.committed, <Money cents={committedCents} />] as const] : []),
          [isOver ? words.overdrawn : words.left, <Money cents={Cents(Math.abs(balanceCents))} />],
        ]}
      />
      {fate.closedAt === null && <p>{words.notClosed(budgetWords(page).unspents[fate.rule])}</p>}
      {fate.closedAt !== null && fate.movedCents > 0 && (
        <p>{closing.fates[fate.rule](money(fate.movedCents), successor ?? '')}</p>
      )}
      {fate.closedAt !== null && fate.movedCents < 0 && <p>{closing.debt(money(debt), successor ?? '')}</p>}
    </Section>
  );
}
