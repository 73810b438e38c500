export { providerTabs } from './adapters/pages/provider-tabs.js';
export { AccessCodes } from './adapters/persistence/access-codes.js';
export { CallListLayouts, type KeptLayout } from './adapters/persistence/call-list-layouts.js';
export { Directory } from './adapters/persistence/directory.js';
export { languageOfCode, NetworkNames, type NamesInNetwork } from './adapters/persistence/network-names.js';
export { codeOn, type AccessCode, type CodeHolder } from './domain/access-code.js';
export { CodeBook } from './domain/code-book.js';
export {
  findLanguages,
  isLanguageCode,
  isSignLanguage,
  languagesByName,
  nameOfLanguage,
} from './domain/languages/languages.js';
export { LastUses } from './use-cases/last-uses.js';
export { fullName, practicesOn, type Professional } from './domain/professional.js';
export type { Practice } from './domain/practice.js';
export type { Provider } from './domain/provider.js';
