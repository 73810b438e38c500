export { Accounts, type NewAccount } from './adapters/persistence/accounts.js';
export { ApiTokens } from './adapters/persistence/api-tokens.js';
export { DemoPeople, type DemoNetwork } from './use-cases/demo-people.js';
export { AuditLog, type Deed } from './use-cases/ports.js';
