import type { Refusal } from '../../kernel/errors.js';
import type { UnmetReason } from './booking.js';

/** Why nobody comes, read from the refusal that said so; undefined when the refusal is of another kind. */
export const unmetReasonOf = ({ problem }: Refusal): UnmetReason | undefined => reasons[problem.type];

/** Whether it was for who pays, rather than for who interprets. */
export const isForWantOfMoney = (reason: UnmetReason): boolean =>
  reason === 'no_agreement' || reason === 'not_eligible' || reason === 'budget_exhausted';

const reasons: Readonly<Record<string, UnmetReason>> = {
  'no-agreement': 'no_agreement',
  'not-eligible': 'not_eligible',
  'budget-exhausted': 'budget_exhausted',
  'no-provider': 'no_provider',
};
