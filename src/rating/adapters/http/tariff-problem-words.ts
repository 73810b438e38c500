import type { Bilingual } from '../../../kernel/errors.js';

/** The sentences of `tariffProblems`, which speaks French, and their English. */
const SENTENCES: readonly (readonly [french: RegExp, english: string])[] = [
  [/^doit être un jour, AAAA-MM-JJ$/, 'must be a day, YYYY-MM-DD'],
  [/^doit être une heure, HH:mm$/, 'must be a time, HH:mm'],
  [/^doit être true$/, 'must be true'],
  [/^doit être l’un de : (.+)$/, 'must be one of: $1'],
  [/^doit être un nombre entier de (\d+) à (\d+)$/, 'must be a whole number from $1 to $2'],
  [/^doit être un nombre supérieur à zéro$/, 'must be a number greater than zero'],
  [/^doit avoir un seul de : (.+)$/, 'must have exactly one of: $1'],
  [
    /^doit avoir au moins une règle : .+$/,
    'must have at least one rule: without a price, each session would be free',
  ],
  [/^doit avoir au moins une zone$/, 'must have at least one zone'],
  [/^doit aller plus loin que la zone précédente$/, 'must reach farther than the zone before'],
  [/^ne peut pas coûter moins que la zone précédente$/, 'may not cost less than the zone before'],
  [/^doit nommer au moins une modalité, parmi : (.+)$/, 'must name at least one modality, among: $1'],
  [/^doit nommer des jours distincts, .+$/, 'must name distinct days, from 1 (Monday) to 7 (Sunday)'],
  [/^doit différer de from$/, 'must differ from from'],
  [/^from et to vont ensemble$/, 'from and to go together'],
  [/^n’a pas de sens dans une règle « (.+) »$/, 'makes no sense in a rule "$1"'],
  [/^fait double emploi avec la règle (\d+) : (.+)$/, 'says the same as rule $1: $2'],
  [
    /^une part du prix se compte à la minute .+$/,
    'a share of the price counts by the minute: it has no half-hours',
  ],
];

/** A sentence without English yet is shown in French rather than not at all. */
export const bilingual = (french: string): Bilingual => {
  const sentence = SENTENCES.find(([pattern]) => pattern.test(french));
  return { fr: french, en: sentence ? french.replace(...sentence) : french };
};
