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
  Select,
  TextArea,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { suggestedReserve } from '../../domain/handover-reserve.js';
import type { Standing } from '../../domain/standing.js';
import { handoverWords } from './handover-words.js';

export type HandoverFormProps = Readonly<{
  page: PageContext;
  standings: readonly Standing[];
  typed: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: string;
}>;

/** Who hands over, who takes over, from which day on, and what goes along. */
export function HandoverForm({ page, standings, typed, mistakes = noMistakes, refusal }: HandoverFormProps) {
  const words = handoverWords(page);
  const field = (name: string) => ({ id: name, name, value: typed.text(name), error: mistakes.of(name) });
  const { day } = page.words;
  const options = [
    { value: '', label: words.choose },
    ...standings.map(({ agreement: { id, title, reference, startsOn, endsOn }, funderName }) => ({
      value: id,
      label: `${funderName}, ${title}, ${reference} (${shortly(startsOn)} – ${shortly(endsOn)})`,
    })),
  ];
  function shortly(on: Standing['agreement']['startsOn']): string {
    return day(on, { weekday: false, year: true });
  }
  return (
    <Layout page={page} title={words.new} width="narrow">
      <div class="page-head">
        <BackLink href="/budgets/handovers">{words.back}</BackLink>
        <h1>{words.new}</h1>
        <p class="lede">{words.newLede}</p>
      </div>
      {standings.length < 2 ? (
        <Empty title={words.twoNeeded}>
          <p>{words.twoNeededDetail}</p>
          <p>
            <ButtonLink href="/budgets/new" weight="main">
              {words.openAgreement}
            </ButtonLink>
          </p>
        </Empty>
      ) : (
        <>
          <ErrorSummary mistakes={mistakes.all} />
          {refusal && (
            <Notice tone="error" announced="at-once">
              <p>{refusal}</p>
            </Notice>
          )}
          <Form action="/budgets/handovers" once>
            <Select {...field('fromAgreementId')} label={words.fromField} options={options} required />
            <Select {...field('toAgreementId')} label={words.toField} options={options} required />
            <DateField
              {...field('effectiveOn')}
              label={words.dayField}
              hint={words.dayHint}
              isShort
              required
            />
            <Choice
              name="transferRemainder"
              legend={words.remainderField}
              answers={[
                { value: 'no', label: words.remainderStays, hint: words.remainderStaysHint },
                { value: 'yes', label: words.remainderPasses, hint: words.remainderPassesHint },
              ]}
              chosen={[typed.text('transferRemainder') ?? 'no']}
              error={mistakes.of('transferRemainder')}
            />
            <TextField
              {...field('keptCents')}
              label={words.keptField}
              hint={<KeptHint page={page} standings={standings} />}
              inputmode="decimal"
              isShort
            />
            <TextArea
              {...field('accessCodes')}
              label={words.codesField}
              hint={
                <>
                  {words.codesHint} <code>{words.codesExample}</code>
                </>
              }
              maxlength={100_000}
            />
            <p>
              <Button weight="main">{words.rehearse}</Button>
            </p>
          </Form>
        </>
      )}
    </Layout>
  );
}

/** What a month of late calls may cost, of each agreement that has spent something lately. */
function KeptHint({ page, standings }: Pick<HandoverFormProps, 'page' | 'standings'>) {
  const words = handoverWords(page);
  const spending = standings.filter(({ forecast }) => forecast.dailyCents > 0);
  return (
    <>
      {words.keptHint}
      {spending.map(({ agreement, forecast }) => (
        <>
          <br />
          {words.keptSuggestion(agreement.title, page.words.money(suggestedReserve(forecast)))}
        </>
      ))}
    </>
  );
}
