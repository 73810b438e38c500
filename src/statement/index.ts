export type { StatementDocument, StatementLine } from './domain/document.js';
export { Statements } from './adapters/persistence/statements.js';
