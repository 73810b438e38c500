import { findLanguages, nameOfLanguage } from '../../../network/index.js';
import type { Language, ShownLanguage } from '../../../web/index.js';

const catalogue = new Map(findLanguages().map((language) => [language.code, language]));

/** A language of the catalogue as a page shows it, named in the reader's language where that is known; undefined when the catalogue has none such. */
export const shownLanguage = (code: string, reader: Language): ShownLanguage | undefined => {
  const language = catalogue.get(code);
  if (!language) return undefined;
  return {
    code,
    name: nameOfLanguage(code, reader) ?? code,
    endonym: language.endonym,
    direction: language.direction,
  };
};

/** What a booking asks for, even if the catalogue has lost it since. */
export const shownLanguageOf = (code: string, reader: Language): ShownLanguage =>
  shownLanguage(code, reader) ?? { code, name: code, endonym: null, direction: 'ltr' };

/** The languages that the words may mean, the likeliest first. */
export const languagesMeant = (words: string, reader: Language): readonly ShownLanguage[] =>
  findLanguages(words).flatMap(({ code }) => shownLanguage(code, reader) ?? []);
