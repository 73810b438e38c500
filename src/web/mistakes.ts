import type { Bilingual, FieldProblem, Refusal } from '../kernel/errors.js';
import type { FieldMistake } from './components/notices.js';
import type { Language } from './words/index.js';

export type Mistakes = Readonly<{
  /** For `<ErrorSummary mistakes={…}>`. */
  all: readonly FieldMistake[];
  /** For a field's `error`. @param id the field's, which is also its name */
  of: (id: string) => string | undefined;
}>;

/**
 * What a refused form has to be told, when its fields bear the names of what was refused: `/practiceId` is `practiceId`.
 * @param own what the form says of fields that it shows otherwise than the API reads them: minutes, where those are seconds
 */
export const mistakesOf = (
  refusal: Refusal,
  language: Language,
  own: Readonly<Record<string, string>> = {},
): Mistakes => {
  const all = (refusal.problem.errors ?? []).map((problem) => {
    const fieldId = problem.pointer.slice(1).replaceAll('/', '-');
    return { fieldId, message: own[fieldId] ?? messageOf(problem)[language] };
  });
  return { all, of: (id) => all.find(({ fieldId }) => fieldId === id)?.message };
};

const messageOf = ({ pointer, message, isChoice }: FieldProblem): Bilingual =>
  !isChoice ? message : pointer.endsWith('/reason') ? chooseReason : chooseOne;

const chooseReason: Bilingual = { fr: 'Choisissez un motif.', en: 'Choose a reason.' };
const chooseOne: Bilingual = {
  fr: 'Choisissez une des réponses proposées.',
  en: 'Choose one of the answers.',
};

export const noMistakes: Mistakes = { all: [], of: () => undefined };
