import type { Bilingual, FieldProblem } from '../../kernel/errors.js';
import type { RuleDraft } from './tariff-draft.js';

/** Rules that are each sound, but of which only one can be meant. */
export const tariffConflicts = (rules: readonly RuleDraft[]): readonly FieldProblem[] => {
  const claimed = new Map<string, number>();
  return rules.flatMap((rule, index) =>
    claimsOf(rule).flatMap((claim) => {
      const earlier = claimed.get(claim);
      if (earlier === undefined) claimed.set(claim, index);
      return earlier === undefined || earlier === index
        ? []
        : [{ pointer: `/rules/${index}`, message: saysTheSame(earlier + 1) }];
    }),
  );
};

/** @param earlier counted from 1, as people count */
const saysTheSame = (earlier: number): Bilingual => ({
  fr: `Cette règle fait double emploi avec la règle ${earlier} : une seule peut décider.`,
  en: `This rule says the same as rule ${earlier}: only one can decide.`,
});

/** What a rule alone may decide. Surcharges decide nothing alone: stacking is for them. */
const claimsOf = ({ type, modalities = [], noticeUnderHours, whose }: RuleDraft): readonly string[] => {
  switch (type) {
    case 'block':
      return modalities.map((modality) => `block ${modality}`);
    case 'cancellation':
      return modalities.map((modality) => `cancellation ${modality} < ${noticeUnderHours} h`);
    case 'absence':
      return [`absence ${whose}`];
    case 'travel':
      return ['travel'];
    default:
      return [];
  }
};
