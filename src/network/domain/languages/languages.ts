export { isLanguageCode } from './catalogue.js';
export type { Language } from './language.js';
export { findLanguages } from './search.js';
