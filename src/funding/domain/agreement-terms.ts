import { InvalidInput, type FieldProblem } from '../../kernel/errors.js';
import { Cents } from '../../kernel/money.js';
import type { Agreement, notClosing, Unspent } from './agreement.js';
import { settledThresholds } from './threshold.js';

/** What a new agreement says; `unspent` is null where it says nothing of the money that would be left. */
export type AgreementTerms = Omit<Agreement, 'networkId' | 'id' | 'unspent' | keyof typeof notClosing> &
  Readonly<{ grantCents: Cents; unspent: Unspent | null }>;

/** Above 23,000 € an agreement must say what becomes of unspent money (décret n° 2001-495, loi n° 2000-321, art. 10). */
const SILENT_UP_TO = Cents(2_300_000);

/**
 * What becomes of unspent money where the agreement, rightly, does not say: it goes back.
 * @throws InvalidInput when the terms can't stand together.
 */
export const settledTerms = (terms: AgreementTerms): AgreementTerms & Readonly<{ unspent: Unspent }> => {
  const problems = [...termProblems(terms)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return {
    ...terms,
    unspent: terms.unspent ?? 'repayment',
    alertThresholds: settledThresholds(terms.alertThresholds),
  };
};

function* termProblems({ startsOn, endsOn, grantCents, unspent }: AgreementTerms): Generator<FieldProblem> {
  if (endsOn < startsOn) {
    yield {
      pointer: '/endsOn',
      message: {
        fr: 'La convention ne peut pas finir avant de commencer.',
        en: 'The agreement can’t end before it starts.',
      },
    };
  }
  if (grantCents > SILENT_UP_TO && unspent === null) {
    yield {
      pointer: '/unspent',
      message: {
        fr: 'Au-delà de 23 000 €, la convention dit ce que devient l’argent non dépensé : repayment, restricted_funds ou carry_over.',
        en: 'Above €23,000 the agreement says what becomes of unspent money: repayment, restricted_funds or carry_over.',
      },
    };
  }
}
