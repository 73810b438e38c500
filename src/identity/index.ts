export { Accounts, type NewAccount } from './adapters/persistence/accounts.js';
export { MemberAccounts, type StaffAccount } from './adapters/persistence/member-accounts.js';
export { ApiTokens } from './adapters/persistence/api-tokens.js';
export { CoordinatorAccounts } from './adapters/persistence/coordinator-accounts.js';
export {
  FormerCarriers,
  type FormerAccess,
  type FormerCarrier,
} from './adapters/persistence/former-carriers.js';
export { ProviderAccounts } from './adapters/persistence/provider-accounts.js';
export { DemoPeople } from './use-cases/demo-people.js';
