import type { Refusal } from '../../../kernel/errors.js';
import type { Day } from '../../../kernel/civil-time.js';
import type { Standing } from '../../../funding/index.js';
import {
  BackLink,
  Button,
  ButtonLink,
  Choice,
  DateField,
  Empty,
  ErrorSummary,
  Form,
  Layout,
  noMistakes,
  Notice,
  Section,
  Select,
  typeset,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Period } from '../../domain/activity.js';
import { spanOf } from './statement-names.js';
import { statementWords } from './statement-words.js';
import { LIST } from './statements-page.js';

export const FREE = 'free';

export type NewStatementPageProps = Readonly<{
  page: PageContext;
  standings: readonly Standing[];
  /** Of which agreement, once it is known. */
  chosen: Readonly<{
    standing: Standing;
    proposals: readonly Period[];
    statedUntil: Day | null;
  }> | null;
  typed: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: Refusal;
}>;

/** Which agreement, then which period: the next month or quarter that no statement has yet, or any other. */
export function NewStatementPage(props: NewStatementPageProps) {
  const { page, standings, chosen, mistakes = noMistakes, refusal } = props;
  const words = statementWords(page);
  return (
    <Layout page={page} title={words.newTitle} width="narrow">
      <div class="page-head">
        <BackLink href={LIST}>{words.back}</BackLink>
        <h1>{words.newTitle}</h1>
        <p class="lede">{words.newLede}</p>
      </div>
      <ErrorSummary mistakes={mistakes.all} />
      {refusal && mistakes.all.length === 0 && (
        <Notice tone="error" announced="at-once">
          <p>{typeset(refusal.problem.detail[page.words.language])}</p>
        </Notice>
      )}
      {standings.length === 0 && (
        <Section id="none" title={words.newTitle} isTitleHidden>
          <Empty title={words.noAgreement}>
            <p>{words.noAgreementDetail}</p>
            <p>
              <ButtonLink href="/budgets/new" weight="main">
                {words.openAgreement}
              </ButtonLink>
            </p>
          </Empty>
        </Section>
      )}
      {chosen ? (
        <WhichPeriod {...props} chosen={chosen} />
      ) : (
        standings.length > 0 && <WhichAgreement page={page} standings={standings} />
      )}
    </Layout>
  );
}

function WhichAgreement({ page, standings }: Pick<NewStatementPageProps, 'page' | 'standings'>) {
  const words = statementWords(page);
  return (
    <Form action={`${LIST}/new`} method="get">
      <Select
        id="agreementId"
        name="agreementId"
        label={words.agreement}
        options={[
          { value: '', label: words.choose },
          ...standings.map(({ agreement, funderName }) => ({
            value: agreement.id,
            label: `${funderName}, ${agreement.title}, ${agreement.reference}`,
          })),
        ]}
        required
      />
      <p>
        <Button weight="main">{words.goOn}</Button>
      </p>
    </Form>
  );
}

/** An interval as the form says it: « 2022-03-01/2022-03-31 ». */
export const intervalOf = ({ from, to }: Period): string => `${from}/${to}`;

function WhichPeriod({
  page,
  standings,
  chosen,
  typed,
  mistakes = noMistakes,
}: NewStatementPageProps & Readonly<{ chosen: NonNullable<NewStatementPageProps['chosen']> }>) {
  const words = statementWords(page);
  const { standing, proposals, statedUntil } = chosen;
  const { agreement, funderName } = standing;
  const on = (day: Day): string => page.words.day(day, { weekday: false, year: true });
  const field = (name: string) => ({
    id: name,
    name,
    value: typed.text(name),
    error: mistakes.of(name),
  });
  return (
    <Form action={LIST} once>
      <p>
        <b>{funderName}</b>, {words.ofAgreement(agreement.title, agreement.reference)}
        <br />
        <span class="soft">
          {statedUntil ? words.statedUntil(on(statedUntil)) : words.neverStated(on(agreement.startsOn))}
        </span>
      </p>
      <input type="hidden" name="agreementId" value={agreement.id} />
      {proposals.length === 0 && <p>{words.nothingToPropose}</p>}
      <Choice
        name="period"
        legend={words.periodField}
        answers={[
          ...proposals.map((period) => ({
            value: intervalOf(period),
            label: beginning(spanOf(page, period)),
          })),
          { value: FREE, label: words.freePeriod },
        ]}
        chosen={[typed.text('period') ?? (proposals[0] ? intervalOf(proposals[0]) : FREE)]}
      />
      <DateField {...field('from')} label={words.firstDay} isShort />
      <DateField {...field('to')} label={words.lastDay} isShort />
      <p class="actions">
        <Button weight="main">{words.draftIt}</Button>{' '}
        {standings.length > 1 && (
          <ButtonLink href={`${LIST}/new`} weight="quiet">
            {words.otherAgreement}
          </ButtonLink>
        )}
      </p>
    </Form>
  );
}

const beginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
