import { formatsOf, type Formats, type Language } from './formats.js';
import { typesetAll } from './typeset.js';
import { english } from './words.en.js';
import { french, type Catalogue } from './words.fr.js';

export { raiseOrdinals, typeset, typesetAll } from './typeset.js';
export type { Formats, Language } from './formats.js';

/** All that a page says in one language: the catalogue, and how sums, days and hours are written. */
export type Words = Catalogue & Formats & Readonly<{ language: Language }>;

const all: Readonly<Record<Language, Words>> = {
  fr: { language: 'fr', ...typesetAll(french), ...formatsOf('fr') },
  en: { language: 'en', ...english, ...formatsOf('en') },
};

export const wordsOf = (language: Language): Words => all[language];
