import type { Bilingual } from '../../kernel/errors.js';
import type { CallLine } from '../domain/call-list/call-line.js';

/** After so many failures of one import, another try would only keep people waiting for an end that does not come. */
export const FAILURES_BORNE = 5;

/** Whether the database refused what was written, as it will each time: a value (class 22), a constraint (23), a size (54). */
export const isHopeless = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // That another transaction was quicker with the same key is known at the next try.
  return /^(?:22|23|54)[0-9A-Z]{3}$/.test(code) && code !== UNIQUE_VIOLATION;
};
const UNIQUE_VIOLATION = '23505';

/** Why an import was given up, and what to do. @param lines those that were being recorded; empty when none were */
export const givenUp = (lines: readonly CallLine[]): Bilingual => {
  const [first, last] = [lines[0]?.line, lines.at(-1)?.line];
  const where =
    first === undefined
      ? { fr: '', en: '' }
      : { fr: ` entre les lignes ${first} et ${last}`, en: ` between lines ${first} and ${last}` };
  return {
    fr: `L’import s’est arrêté${where.fr} : ces lignes n’ont pas pu être enregistrées. Ce qui précède est compté. Vérifiez ces lignes avec le prestataire ou prévenez l’administration, puis renvoyez la liste : rien n’est compté deux fois.`,
    en: `The import stopped${where.en}: these lines could not be recorded. What stands before them is counted. Check them with the provider or tell the administration, then send the list again: nothing is counted twice.`,
  };
};
