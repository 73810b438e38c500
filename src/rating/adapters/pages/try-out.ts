import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import type { FieldProblem } from '../../../kernel/errors.js';
import { rate } from '../../domain/rate.js';
import type { Rating } from '../../domain/rating.js';
import type { TariffDraft } from '../../domain/tariff-draft.js';
import { tariffProblems } from '../../domain/tariff-problems.js';
import type { Rule, Tariff } from '../../domain/tariff.js';
import { inTheForm, typedTariff } from './tariff-typed.js';
import type { TariffForm } from './tariff-form.js';
import { examplesOf, factsOfTrial, type Example, type TrialForm } from './trial.js';

/** What the tariff that is being written makes of the session that is being tried. */
export type TryOut = Readonly<{
  /** Each rule, where it holds by itself. */
  rules: readonly (Rule | null)[];
  tariffProblems: readonly FieldProblem[];
  trialProblems: readonly FieldProblem[];
  /** Without blemish in tariff and trial. */
  rating: Rating | null;
  /** No rule prices the modality that is tried. */
  isNotSold: boolean;
  examples: Readonly<Record<Example, Rating>> | null;
}>;

/** @param today the network's, around which examples are set; and the first day of a tariff that has none yet */
export const tryOut = (form: TariffForm, trial: TrialForm, today: Day, timeZone: TimeZone): TryOut => {
  const { draft, problems } = draftIn({ ...form, validFrom: form.validFrom || today });
  const rules = draft.rules.map((rule) => {
    const alone = { ...draft, validFrom: today, vatBasisPoints: 0, rules: [rule] };
    return isSound(alone) ? (alone.rules[0] ?? null) : null;
  });
  const { facts, problems: trialProblems } = factsOfTrial(trial, timeZone);
  if (problems.length > 0 || !isSound(draft))
    return { rules, tariffProblems: problems, trialProblems, rating: null, isNotSold: false, examples: null };
  return {
    rules,
    tariffProblems: [],
    trialProblems,
    rating: facts && rate(facts, draft),
    isNotSold: facts !== null && !isSold(draft, facts.modality),
    examples:
      facts && isSold(draft, facts.modality) ? examplesOf(draft, facts.modality, today, timeZone) : null,
  };
};

/** What was typed and all that is wrong with it, at the form's fields: what can't be read, else what can't be meant. */
export const draftIn = (
  form: TariffForm,
): Readonly<{ draft: TariffDraft; problems: readonly FieldProblem[] }> => {
  const typed = typedTariff(form);
  if (typed.problems.length > 0) return typed;
  return {
    draft: typed.draft,
    problems: tariffProblems(typed.draft).map((problem) => inTheForm(problem, form)),
  };
};

const isSold = ({ rules }: Tariff, modality: string): boolean =>
  rules.some((rule) => rule.type === 'block' && rule.modalities.some((one) => one === modality));

const isSound = (draft: TariffDraft): draft is TariffDraft & Tariff => tariffProblems(draft).length === 0;
