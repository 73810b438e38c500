import type { Day } from '../../../kernel/civil-time.js';
import {
  AgreementSheet,
  ButtonLink,
  Empty,
  Layout,
  PageHead,
  Section,
  Sections,
  type PageContext,
} from '../../../web/index.js';
import { payingOrder, type Phase, type Standing } from '../../domain/standing.js';
import { budgetWords } from './budget-words.js';

type BudgetsPageProps = Readonly<{ page: PageContext; standings: readonly Standing[]; today: Day }>;

/** All the agreements: first those that pay today, in the order in which they do. */
export function BudgetsPage({ page, standings, today }: BudgetsPageProps) {
  const words = budgetWords(page);
  const { money, count } = page.words;
  const open = payingOrder(standings);
  const cents = open.reduce((total, { budget }) => total + budget.availableCents, 0);
  const others = (phase: Phase): readonly Standing[] => standings.filter((one) => one.phase === phase);
  const lede =
    open.length === 0
      ? words.noneOpen
      : words.leftInAll(money(cents), count(open.length, words.oneOpen, words.manyOpen));
  return (
    <Layout page={page} title={words.title}>
      <PageHead title={words.title} lede={standings.length > 0 && lede} />
      <Sections of="budgets" />
      <p>
        <ButtonLink href="/budgets/new" weight="main" icon="plus">
          {words.add}
        </ButtonLink>
      </p>
      {standings.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneDetail}</p>
        </Empty>
      )}
      <Group id="open" title={words.open} standings={open} today={today} />
      <Group id="coming" title={words.coming} standings={others('coming')} today={today} />
      <Group id="closed" title={words.closed} standings={others('closed')} today={today} />
    </Layout>
  );
}

type GroupProps = Readonly<{ id: string; title: string; standings: readonly Standing[]; today: Day }>;

function Group({ id, title, standings, today }: GroupProps) {
  if (standings.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <div class="gallery">
        {standings.map((standing) => (
          <AgreementSheet
            key={standing.agreement.id}
            standing={standing}
            today={today}
            href={`/budgets/${standing.agreement.id}`}
          />
        ))}
      </div>
    </Section>
  );
}
