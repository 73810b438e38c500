export { isLanguageCode, isSignLanguage } from './catalogue.js';
export type { Language } from './language.js';
export { findLanguages } from './search.js';
