export { isLanguageCode, isSignLanguage } from './catalogue.js';
export type { Language } from './language.js';
export { languagesByName, nameOfLanguage } from './names.js';
export { findLanguages } from './search.js';
