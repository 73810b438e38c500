export type { StatementDocument, StatementLine } from './domain/document.js';
export { Statements } from './adapters/persistence/statements.js';
export type { StatementReader } from './adapters/persistence/statement-rows.js';
