import type { Modality } from '../../../kernel/modality.js';
import { typesetAll, type PageContext, type Words } from '../../../web/index.js';
import type { Nature } from '../../domain/year-end.js';

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const french = {
  title: 'Bilan financier',
  lede: 'Les chiffres que demande le compte rendu financier (cerfa 15059), au centime, tels que le livre les a.',
  back: 'Retour à la convention',
  pdf: 'Compte rendu financier à compléter et signer (PDF)',
  csv: 'Ses chiffres pour un tableur (CSV)',
  headline: (spent: string, granted: string): string => `${spent} dépensés, sur ${granted}.`,
  granted: 'Ce qui a été accordé',
  atStart: 'Au départ',
  amendment: (reference: string): string => `Avenant ${reference}`,
  transferred: 'Reçu d’autres conventions, ou passé à elles',
  grantedInAll: 'Accordé en tout',
  spent: 'Ce qui a été dépensé',
  nature: 'Nature',
  sum: 'Somme',
  total: 'Dépensé en tout',
  nothing: 'Rien n’a été dépensé.',
  natures: {
    interpreting: (modality: string): string => `Interprétariat, ${modality}`,
    travel: 'Déplacements',
    surcharge: 'Majorations',
    cancellation: 'Annulations et absences',
    other: 'Autres',
  },
  byYear: 'Par année civile',
  byAgreementYear: 'Par année de la convention',
  year: 'Du premier au dernier jour',
  balance: 'Ce qui reste',
  committed: 'Encore engagé',
  left: 'Non dépensé',
  overdrawn: 'Dépassement',
  notClosed: (rule: string): string =>
    `La convention n’est pas close. Ce qui restera à sa clôture : ${lowered(rule)}.`,
};
type YearEndWords = typeof french;

const english: YearEndWords = {
  title: 'Financial report',
  lede: 'The figures that the report on a grant (cerfa 15059) asks for, to the cent, as the ledger has them.',
  back: 'Back to the agreement',
  pdf: 'Financial report to complete and sign (PDF, in French)',
  csv: 'Its figures for a spreadsheet (CSV)',
  headline: (spent, granted) => `${spent} spent, of ${granted}.`,
  granted: 'What was granted',
  atStart: 'At the start',
  amendment: (reference) => `Amendment ${reference}`,
  transferred: 'Received from other agreements, or passed to them',
  grantedInAll: 'Granted in all',
  spent: 'What was spent',
  nature: 'Nature',
  sum: 'Sum',
  total: 'Spent in all',
  nothing: 'Nothing was spent.',
  natures: {
    interpreting: (modality) => `Interpreting, ${modality}`,
    travel: 'Travel',
    surcharge: 'Surcharges',
    cancellation: 'Cancellations and absences',
    other: 'Other',
  },
  byYear: 'By calendar year',
  byAgreementYear: 'By year of the agreement',
  year: 'From the first day to the last',
  balance: 'What is left',
  committed: 'Committed still',
  left: 'Unspent',
  overdrawn: 'Overdrawn',
  notClosed: (rule) => `The agreement is not closed. What is left when it closes: ${lowered(rule)}.`,
};

const all = { fr: typesetAll(french), en: english } as const;
export const yearEndWords = ({ words }: Pick<PageContext, 'words'>): YearEndWords => all[words.language];

const INTERPRETING = 'interpreting:';

/** What an expense is called. */
export const natureName = (words: Words, nature: Nature): string => {
  const { natures } = yearEndWords({ words });
  if (nature.startsWith(INTERPRETING))
    return natures.interpreting(
      words.modalities[nature.slice(INTERPRETING.length) as Modality].toLowerCase(),
    );
  return natures[nature as Exclude<Nature, `interpreting:${string}`>];
};
