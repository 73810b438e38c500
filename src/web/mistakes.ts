import type { Refusal } from '../kernel/errors.js';
import type { FieldMistake } from './components/notices.js';
import type { Language } from './words/index.js';

export type Mistakes = Readonly<{
  /** For `<ErrorSummary mistakes={…}>`. */
  all: readonly FieldMistake[];
  /** For a field's `error`. @param id the field's, which is also its name */
  of: (id: string) => string | undefined;
}>;

/** What a refused form has to be told, when its fields bear the names of what was refused: `/practiceId` is `practiceId`. */
export const mistakesOf = (refusal: Refusal, language: Language): Mistakes => {
  const all = (refusal.problem.errors ?? []).map(({ pointer, message }) => ({
    fieldId: pointer.slice(1).replaceAll('/', '-'),
    message: message[language],
  }));
  return { all, of: (id) => all.find(({ fieldId }) => fieldId === id)?.message };
};

export const noMistakes: Mistakes = { all: [], of: () => undefined };
