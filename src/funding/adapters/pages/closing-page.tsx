import type { Refusal } from '../../../kernel/errors.js';
import {
  BackLink,
  Button,
  Choice,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Notice,
  Section,
  Select,
  Sheet,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Standing } from '../../domain/standing.js';
import type { RehearsedClosing } from '../../use-cases/plan-closing.js';
import { titleOf } from './closing-section.js';
import { closingWords } from './closing-words.js';
import { WhatClosingDoes } from './what-closing-does.js';

export type ClosingPageProps = Readonly<{
  page: PageContext;
  standing: Standing;
  standings: readonly Standing[];
  typed: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: Refusal;
  /** What would come of it, once it was asked for. */
  rehearsed?: RehearsedClosing;
}>;

/** When an agreement ends: the days, then what will happen with the figures, then the last word. */
export function ClosingPage(props: ClosingPageProps) {
  const { page, standing, mistakes = noMistakes, refusal, rehearsed } = props;
  const words = closingWords(page);
  const { agreement } = standing;
  return (
    <Layout page={page} title={words.close} width="narrow">
      <div class="page-head">
        <BackLink href={`/budgets/${agreement.id}`}>{words.back}</BackLink>
        <p class="soft">{agreement.title}</p>
        <h1>{words.close}</h1>
        <p class="lede">{words.lede}</p>
      </div>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{refusal.problem.detail[page.words.language]}</p>
        </Notice>
      )}
      {rehearsed && <Rehearsal {...props} rehearsed={rehearsed} />}
      <Days {...props} />
    </Layout>
  );
}

function Days({ page, standing, standings, typed, mistakes = noMistakes, rehearsed }: ClosingPageProps) {
  const words = closingWords(page);
  const { agreement } = standing;
  const field = (name: string) => ({ id: name, name, value: typed.text(name), error: mistakes.of(name) });
  const others = standings.filter(
    (one) => one.agreement.id !== agreement.id && one.agreement.closedAt === null,
  );
  return (
    <Form action={`/budgets/${agreement.id}/closing/rehearsal`}>
      <DateField {...field('closesOn')} label={words.closesOnField} isShort required />
      <DateField {...field('graceUntil')} label={words.graceField} hint={words.graceHint} isShort required />
      {agreement.unspent === 'carry_over' && (
        <Select
          {...field('successorId')}
          label={words.successorField}
          options={[
            { value: '', label: words.choose },
            ...others.map((one) => ({
              value: one.agreement.id,
              label: `${one.funderName}, ${one.agreement.title}, ${one.agreement.reference}`,
            })),
          ]}
          required
        />
      )}
      <Choice
        name="when"
        legend={words.whenField}
        answers={[
          { value: 'day', label: words.onTheDay, hint: words.onTheDayHint },
          { value: 'now', label: words.now, hint: words.nowHint },
        ]}
        chosen={[typed.text('when') ?? 'day']}
      />
      <p>
        <Button weight={rehearsed ? undefined : 'main'}>{words.rehearse}</Button>
      </p>
    </Form>
  );
}

function Rehearsal({
  page,
  standing,
  standings,
  typed,
  rehearsed,
}: ClosingPageProps & Readonly<{ rehearsed: RehearsedClosing }>) {
  const words = closingWords(page);
  const isNow = typed.text('when') === 'now';
  const successor = titleOf(standings, typed.text('successorId') ?? null);
  const canConfirm = rehearsed.closing !== null || !isNow;
  return (
    <Sheet>
      <Section id="rehearsal" title={words.rehearsal} spacing="stack-s">
        {rehearsed.refusal && (
          <Notice tone="warn" announced="politely">
            <p>
              {words.inTheWay} {rehearsed.refusal.problem.detail[page.words.language]}
            </p>
          </Notice>
        )}
        {rehearsed.closing && (
          <>
            {!isNow && <p class="soft">{words.ifNow}</p>}
            <WhatClosingDoes page={page} closing={rehearsed.closing} successor={successor} />
          </>
        )}
        {canConfirm && (
          <Form action={`/budgets/${standing.agreement.id}/closing`} once>
            {(['closesOn', 'graceUntil', 'successorId', 'when'] as const).map((name) => (
              <input type="hidden" name={name} value={typed.text(name) ?? ''} />
            ))}
            {isNow && rehearsed.closing && (
              <input type="hidden" name="movedCents" value={String(rehearsed.closing.movedCents)} />
            )}
            <p>
              <Button weight="main">{isNow ? words.confirmNow : words.confirmLater}</Button>
            </p>
          </Form>
        )}
      </Section>
    </Sheet>
  );
}
