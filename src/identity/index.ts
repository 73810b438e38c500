export { Accounts, type NewAccount } from './adapters/persistence/accounts.js';
export { ApiTokens } from './adapters/persistence/api-tokens.js';
export { Demonstration, type DemoNetwork } from './use-cases/demonstration.js';
export { AuditLog, type Deed } from './use-cases/ports.js';
