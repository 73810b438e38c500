export { Agreements } from './adapters/persistence/agreements.js';
export { Ledger, type Held } from './adapters/persistence/ledger.js';
export { categories, type Agreement, type Category } from './domain/agreement.js';
export { commit, consume, grant, release, reverseConsumption, type Entry } from './domain/entry.js';
export { BudgetExhausted, NoAgreement, NotEligible } from './domain/funding.errors.js';
export { chainOf, payersOf, ineligibilityOf, payerFor, type Need } from './domain/payer.js';
