import { languages } from './catalogue.js';
import { fold } from './fold.js';
import type { Language } from './language.js';

/**
 * The languages that a text may mean, the likeliest first: those called exactly so, then those whose name
 * starts so, then those that contain each of its words. French names, endonyms, aliases and forms without a
 * code are all looked at; accents, case, apostrophes and hyphens do not count. Among equals a name goes
 * before an alias, then French alphabetical order decides.
 *
 * @param query nothing, or nothing but spaces and punctuation, means every language in alphabetical order; what no
 * name can hold, as a picture, means none.
 */
export const findLanguages = (query = ''): readonly Language[] => {
  const whole = fold(query);
  if (whole === '') return meansNothing.test(query) ? languages : [];
  const words = query.split(/\s+/).map(fold);
  return index
    .map(({ language, own, other }) => ({
      language,
      rank: Math.min(rankOf(own, whole, words), rankOf(other, whole, words) + 0.5),
    }))
    .filter(({ rank }) => rank < nowhere)
    .sort((one, other) => one.rank - other.rank)
    .map(({ language }) => language);
};

const meansNothing = /^[\s\p{P}]*$/u;

type Indexed = Readonly<{ language: Language; own: readonly string[]; other: readonly string[] }>;

const namesWithoutCode = ({ variants }: Language): readonly string[] =>
  variants.filter(({ code }) => code === null).map(({ name }) => name);

const index: readonly Indexed[] = languages.map((language) => ({
  language,
  own: [language.name, language.endonym].map(fold),
  other: [...language.aliases, ...namesWithoutCode(language)].map(fold),
}));

const nowhere = 3;

const rankOf = (labels: readonly string[], whole: string, words: readonly string[]): number => {
  if (labels.includes(whole)) return 0;
  if (labels.some((label) => label.startsWith(whole))) return 1;
  if (labels.some((label) => words.every((word) => label.includes(word)))) return 2;
  return nowhere;
};
