import { englishNames } from './english-names.js';
import { findLanguages } from './search.js';
import type { Language } from './language.js';

type Reader = 'fr' | 'en';

const catalogue: ReadonlyMap<string, Language> = new Map(
  findLanguages().map((language) => [language.code, language]),
);
const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language's name in the reader's language; undefined for a code that the catalogue has lost, or null. */
export const nameOfLanguage = (code: string | null, reader: Reader): string | undefined => {
  const language = catalogue.get(code ?? '');
  if (!language) return undefined;
  if (reader === 'fr') return language.name;
  return englishNames[language.code] ?? english.of(language.code) ?? language.name;
};

/** All of them as a page offers them, in the order of the names that its reader knows. */
export const languagesByName = (reader: Reader): readonly Readonly<{ value: string; label: string }>[] =>
  [...catalogue.keys()]
    .map((code) => ({ value: code, label: nameOfLanguage(code, reader) ?? code }))
    .toSorted((a, b) => a.label.localeCompare(b.label, reader));
