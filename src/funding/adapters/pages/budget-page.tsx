import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import {
  AgreementBurnDown,
  AgreementSheet,
  BackLink,
  ButtonLink,
  DayInWords,
  Files,
  Headline,
  Layout,
  Notice,
  noMistakes,
  Section,
  Sheet,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Amendment } from '../../domain/amendment.js';
import type { Closing } from '../../domain/closing.js';
import type { SpendingSoFar } from '../../domain/consumption.js';
import type { Standing } from '../../domain/standing.js';
import type { Alert } from '../../domain/threshold.js';
import type { AttachedCode } from '../persistence/attached-codes.js';
import { Alerts } from './alerts.js';
import { Amendments } from './amendments.js';
import { budgetWords } from './budget-words.js';
import { ClosingSection } from './closing-section.js';
import { closingWords } from './closing-words.js';
import { CodesAttached } from './codes-attached.js';
import { PayingOrder } from './paying-order.js';
import { ThresholdsForm } from './thresholds-form.js';
import { WhatItPays } from './what-it-pays.js';

export type BudgetPageProps = Readonly<{
  page: PageContext;
  standing: Standing;
  /** All the network's, this one among them. */
  standings: readonly Standing[];
  spent: SpendingSoFar;
  alerts: readonly Alert[];
  amendments: readonly Amendment[];
  codes: Readonly<{ codes: readonly AttachedCode[]; count: number }>;
  today: Day;
  zone: TimeZone;
  /** What has just been typed and refused. */
  typed?: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: string;
  isAmended?: boolean;
  isAlertChanged?: boolean;
  /** The thresholds that were typed and refused. */
  thresholds?: Readonly<{ typed: Fields; mistakes: Mistakes }>;
  closings: readonly Closing[];
  /** What has just been done of its end. */
  ended?: 'planned' | 'done' | 'reopened';
  reopening?: Mistakes;
}>;

/** One agreement: what is left, until when, what it may pay for, and what has moved in it. */
export function BudgetPage(props: BudgetPageProps) {
  const { page, standing, standings, spent, amendments, codes, today, typed, refusal, isAmended } = props;
  const words = budgetWords(page);
  const { agreement, phase } = standing;
  return (
    <Layout page={page} title={agreement.title}>
      <div class="page-head">
        <BackLink href="/budgets">{words.back}</BackLink>
        <p class="soft">{agreement.title}</p>
        <LeftUntil page={page} standing={standing} />
      </div>
      {isAmended && (
        <Notice tone="ok" announced="politely">
          <p>{words.amended}</p>
        </Notice>
      )}
      {props.isAlertChanged && (
        <Notice tone="ok" announced="politely">
          <p>{words.alerts.recorded}</p>
        </Notice>
      )}
      <Ended page={page} ended={props.ended} />
      {refusal && (
        <Notice tone="error" announced="at-once">
          <p>{refusal}</p>
        </Notice>
      )}
      <Alerts page={page} alerts={props.alerts} zone={props.zone} />
      <div class="columns">
        <div class="stack">
          <AgreementSheet
            standing={standing}
            today={today}
            href={null}
            heading="h2"
            sessions={spent.total?.sessions}
          />
          <Sheet labelledBy="until">
            <h2 id="until">{words.until}</h2>
            <AgreementBurnDown standing={standing} spent={spent} today={today} />
          </Sheet>
        </div>
        <div class="stack-l">
          <WhatItPays page={page} standing={standing} />
          <ThresholdsForm
            page={page}
            standing={standing}
            typed={props.thresholds?.typed}
            mistakes={props.thresholds?.mistakes ?? noMistakes}
          />
          <PayingOrder page={page} standing={standing} standings={standings} />
          {agreement.closedAt === null && phase !== 'closed' && (
            <p>
              <ButtonLink href={`/budgets/handovers/new?from=${agreement.id}`} icon="arrow">
                {words.handOver}
              </ButtonLink>
            </p>
          )}
          <ClosingSection
            page={page}
            standing={standing}
            standings={standings}
            closings={props.closings}
            today={today}
            zone={props.zone}
            mistakes={props.reopening}
          />
          <Section id="statements" title={words.statements} spacing="stack-s">
            <p>
              <a href={`/budgets/statements?agreementId=${agreement.id}`}>{words.readStatements}</a>
            </p>
            <p>
              <a href={`/budgets/${agreement.id}/statement-preferences`}>{words.statementPreferences}</a>
            </p>
          </Section>
          <Section id="ledger" title={words.ledger} spacing="stack-s">
            <p>
              <a href={`/budgets/${agreement.id}/entries`}>{words.entries}</a>
            </p>
            <Files
              files={[{ href: `/api/v1/ledger.journal?agreementId=${agreement.id}`, label: words.journal }]}
            />
          </Section>
        </div>
      </div>
      <Amendments
        page={page}
        standing={standing}
        amendments={amendments}
        typed={typed}
        mistakes={props.mistakes ?? noMistakes}
      />
      <CodesAttached page={page} {...codes} />
    </Layout>
  );
}

function Ended({ page, ended }: Pick<BudgetPageProps, 'page' | 'ended'>) {
  if (!ended) return null;
  const { plannedNotice, closedNotice, reopenedNotice } = closingWords(page);
  return (
    <Notice tone="ok" announced="politely">
      <p>{{ planned: plannedNotice, done: closedNotice, reopened: reopenedNotice }[ended]}</p>
    </Notice>
  );
}

/** The sentence that answers: how much is left, and until when. */
export function LeftUntil({ page, standing }: Pick<BudgetPageProps, 'page' | 'standing'>) {
  const { headline, overdrawn } = budgetWords(page);
  const { budget, forecast, phase } = standing;
  const { money } = page.words;
  if (budget.overdrawnCents > 0) {
    return (
      <Headline>
        {overdrawn} <b>{money(budget.overdrawnCents)}</b>.
      </Headline>
    );
  }
  return (
    <Headline>
      {headline.left} <b>{money(budget.availableCents)}</b>
      {phase === 'open' && forecast.runOutOn && (
        <>
          , {headline.until}{' '}
          <b>
            <DayInWords day={forecast.runOutOn} weekday={false} year />
          </b>
        </>
      )}
      {phase === 'open' && !forecast.runOutOn && forecast.dailyCents > 0 && `, ${headline.toTheEnd}`}.
    </Headline>
  );
}
