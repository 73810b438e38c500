import { InvalidInput, type FieldProblem } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { breaks } from '../../../platform/database/index.js';
import type { NewAccountBody } from './accounts.dto.js';

const scopes = ['practice', 'funder', 'provider'] as const;
const scopeNeededBy = {
  staff: 'practiceId',
  funder: 'funderId',
  provider: 'providerId',
  coordinator: null,
} as const;

/**
 * The one id that the role is bounded by.
 * @throws InvalidInput when it is missing, or when there is another one
 */
export const scopeOf = (body: NewAccountBody): { practiceId?: Id; funderId?: Id; providerId?: Id } => {
  const needed = scopeNeededBy[body.role];
  const problems = (['practiceId', 'funderId', 'providerId'] as const).flatMap((field): FieldProblem[] => {
    const isGiven = typeof body[field] === 'string';
    if (isGiven === (field === needed)) return [];
    return [{ pointer: `/${field}`, message: isGiven ? notForThisRole : neededForThisRole }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return needed === null ? {} : { [needed]: body[needed] };
};

/** Whether the account could not be opened because the network has no such practice, funder or provider. */
export const isOutOfNetwork = (error: unknown): boolean =>
  scopes.some((of) => breaks(error, `account_network_id_${of}_id_fkey`));

const neededForThisRole = { fr: 'Ce rôle a besoin de cet identifiant.', en: 'This role needs this id.' };
const notForThisRole = {
  fr: 'Ce rôle ne prend pas cet identifiant.',
  en: 'This role does not take this id.',
};
