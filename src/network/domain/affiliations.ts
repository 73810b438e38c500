import type { FieldProblem } from '../../kernel/errors.js';
import type { Affiliation } from './professional.js';

/** What can't be so in the places where someone works: an end before its start, or the same practice twice at a time. */
export const affiliationProblems = (practices: readonly Affiliation[]): readonly FieldProblem[] =>
  practices.flatMap((one, index) => [
    ...(one.until !== null && one.until < one.from ? [endsBeforeItStarts(index)] : []),
    ...(practices.slice(0, index).some((other) => other.practiceId === one.practiceId && overlap(one, other))
      ? [sameTimeTwice(index)]
      : []),
  ]);

const overlap = (one: Affiliation, other: Affiliation): boolean =>
  (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until);

const endsBeforeItStarts = (index: number): FieldProblem => ({
  pointer: `/practices/${index}/until`,
  message: { fr: 'La fin précède le début.', en: 'It ends before it starts.' },
});

const sameTimeTwice = (index: number): FieldProblem => ({
  pointer: `/practices/${index}`,
  message: {
    fr: 'Cette structure est déjà indiquée pour une partie de cette période.',
    en: 'This practice is given already for part of this time.',
  },
});
