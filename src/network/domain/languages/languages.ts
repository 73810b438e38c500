export { isLanguageCode, languageName } from './catalogue.js';
export type { Direction, Language, LanguageVariant } from './language.js';
export { findLanguages } from './search.js';
