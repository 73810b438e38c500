import { MODALITIES } from '../../../kernel/modality.js';
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
  TextField,
  type Answer,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { categories, onExhaustions, unspentFates } from '../../domain/agreement.js';
import { USUAL_THRESHOLDS } from '../../domain/threshold.js';
import type { FunderEntity } from '../persistence/funder.entity.js';
import { agreementFormWords } from './agreement-form-words.js';
import { budgetWords } from './budget-words.js';

export type AgreementFormProps = Readonly<{
  page: PageContext;
  funders: readonly FunderEntity[];
  typed: Fields;
  mistakes?: Mistakes;
  /** A refusal that is about no field. */
  refusal?: string;
}>;

/** A new agreement: who pays, how much, for what. */
export function AgreementForm({ page, funders, typed, mistakes = noMistakes, refusal }: AgreementFormProps) {
  const words = agreementFormWords(page);
  const terms = budgetWords(page);
  const answers = (codes: readonly string[], names: Readonly<Record<string, string>>): Answer[] =>
    codes.map((value) => ({ value, label: names[value] ?? value }));
  const field = (name: string) => ({
    id: name,
    name,
    value: typed.text(name),
    error: mistakes.of(name),
  });
  const many = (name: string) => ({
    name,
    isMultiple: true,
    chosen: typed.all(name),
    error: mistakes.of(name),
  });
  return (
    <Layout page={page} title={words.title} width="narrow">
      <div class="page-head">
        <BackLink href="/budgets">{terms.back}</BackLink>
        <h1>{words.title}</h1>
        <p class="lede">{words.lede}</p>
      </div>
      {funders.length === 0 ? (
        <Empty title={words.noFunder}>
          <p>{words.noFunderDetail}</p>
          <p>
            <ButtonLink href="/budgets/funders" weight="main">
              {words.addFunder}
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
          <Form action="/budgets" once>
            <h2>{words.who}</h2>
            <Select
              {...field('funderId')}
              label={words.funder}
              options={[
                { value: '', label: words.choose },
                ...funders.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              required
            />
            <TextField
              {...field('carrier')}
              label={words.carrier}
              hint={words.carrierHint}
              maxlength={200}
              required
            />
            <TextField {...field('title')} label={words.name} maxlength={300} required />
            <TextField
              {...field('reference')}
              label={words.reference}
              hint={words.referenceHint}
              maxlength={100}
              required
            />
            <h2>{words.howMuch}</h2>
            <TextField
              {...field('grantCents')}
              label={words.grant}
              hint={words.grantHint}
              inputmode="decimal"
              isShort
              required
            />
            <DateField {...field('startsOn')} label={words.startsOn} isShort required />
            <DateField {...field('endsOn')} label={words.endsOn} isShort required />
            <h2>{words.what}</h2>
            <p class="soft">{words.restrict}</p>
            <Choice
              {...many('eligibility-modalities')}
              legend={words.modalities}
              answers={answers(MODALITIES, page.words.modalities)}
              layout="pairs"
            />
            <Choice
              {...many('eligibility-categories')}
              legend={words.categories}
              answers={answers(categories, terms.categories)}
              layout="pairs"
            />
            <Choice
              {...many('eligibility-professions')}
              legend={words.professions}
              answers={answers(Object.keys(terms.professions), terms.professions)}
              layout="pairs"
            />
            <TextField {...field('eligibility-communes')} label={words.communes} hint={words.communesHint} />
            <h2>{words.rules}</h2>
            <TextField
              {...field('priority')}
              label={words.priority}
              hint={words.priorityHint}
              inputmode="numeric"
              isShort
            />
            <Choice
              name="onExhaustion"
              legend={words.onExhaustion}
              answers={answers(onExhaustions, terms.onExhaustions)}
              chosen={[typed.text('onExhaustion') ?? 'block']}
              error={mistakes.of('onExhaustion')}
            />
            <Choice
              name="unspent"
              legend={words.unspent}
              hint={words.unspentHint}
              answers={answers(unspentFates, terms.unspents)}
              chosen={typed.all('unspent')}
              error={mistakes.of('unspent')}
            />
            <TextField
              {...field('alertThresholds')}
              label={words.thresholds}
              hint={words.thresholdsHint}
              value={typed.text('alertThresholds') ?? USUAL_THRESHOLDS.join(', ')}
            />
            <p>
              <Button weight="main">{words.open}</Button>
            </p>
          </Form>
        </>
      )}
    </Layout>
  );
}
