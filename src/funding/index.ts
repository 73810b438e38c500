export {
  AgreementBook,
  type AgreementOnRecord,
  type AgreementReader,
} from './adapters/persistence/agreement-book.js';
export { Agreements } from './adapters/persistence/agreements.js';
export { Budgets, type BudgetReport } from './adapters/persistence/budgets.js';
export { Funders } from './adapters/persistence/funders.js';
export { Ledger, type Held } from './adapters/persistence/ledger.js';
export type { AgreementTerms } from './domain/agreement-terms.js';
export { categories, type Agreement, type Category } from './domain/agreement.js';
export { commit, consume, grant, release, reverseConsumption, type Entry } from './domain/entry.js';
export type { Forecast } from './domain/forecast.js';
export { BudgetExhausted, NoAgreement, NotEligible } from './domain/funding.errors.js';
export { chainOf, payersOf, ineligibilityOf, payerFor, type Need } from './domain/payer.js';
export { OpenAgreement } from './use-cases/open-agreement.js';
