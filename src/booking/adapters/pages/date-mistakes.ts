import type { Refusal } from '../../../kernel/errors.js';
import { mistakesOf, typeset, type Mistakes, type PageContext } from '../../../web/index.js';

/** What is wrong with each field; what is refused for its date is said at the day, whichever way it was refused. */
export const dateMistakesOf = (refusal: Refusal, page: PageContext): Mistakes => {
  const { errors = [], facts, detail } = refusal.problem;
  const dated = facts?.['earliest'] ? [{ pointer: '/day', message: detail }] : errors;
  const problem = {
    ...refusal.problem,
    errors: dated.map(({ pointer, message }) => ({
      pointer: pointer === '/startsAt' || pointer.startsWith('/dates/') ? '/day' : pointer,
      message: { fr: typeset(message.fr), en: message.en },
    })),
  };
  return mistakesOf({ ...refusal, problem }, page.words.language);
};
