import { payingOrder } from '../../../funding/index.js';
import {
  AgreementBurnDown,
  AgreementSheet,
  Layout,
  Section,
  Sheet,
  type PageContext,
} from '../../../web/index.js';
import type { Overview } from '../persistence/overviews.js';
import { HowMuchIsLeft } from './how-much-is-left.js';
import { NeverUsed } from './never-used.js';
import { overviewWords } from './overview-words.js';
import { WhatWaits } from './what-waits.js';
import { WhoUsesIt } from './who-uses-it.js';

type OverviewPageProps = Readonly<{ page: PageContext; overview: Overview }>;

/** The coordinator's first screen: it answers before it is asked. */
export function OverviewPage({ page, overview }: OverviewPageProps) {
  const words = overviewWords(page);
  const { standings, first, today, waiting, adoption } = overview;
  const shown = [...payingOrder(standings), ...standings.filter(({ phase }) => phase === 'coming')];
  return (
    <Layout page={page} title={words.title}>
      <HowMuchIsLeft page={page} overview={overview} />
      <div class="columns columns-home">
        <Section id="left" title={words.left}>
          {shown.map((standing) => (
            <AgreementSheet
              key={standing.agreement.id}
              standing={standing}
              today={today}
              href={`/budgets/${standing.agreement.id}`}
              sessions={standing === first?.standing ? first.spent.total?.sessions : undefined}
            />
          ))}
          <p>
            <a href="/budgets">{words.closedToo}</a>
          </p>
        </Section>
        <div class="stack-l">
          <WhatWaits page={page} waiting={waiting} />
          <WhoUsesIt page={page} adoption={adoption} today={today} />
          <NeverUsed page={page} adoption={adoption} />
        </div>
        {first && (
          <Sheet labelledBy="until">
            <h2 id="until">{words.until}</h2>
            <AgreementBurnDown standing={first.standing} spent={first.spent} today={today} />
          </Sheet>
        )}
      </div>
    </Layout>
  );
}
