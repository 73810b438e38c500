export { AgreementBook } from './adapters/persistence/agreement-book.js';
export { Agreements } from './adapters/persistence/agreements.js';
export { Budgets } from './adapters/persistence/budgets.js';
export { ExplainedPayers } from './adapters/persistence/explained-payers.js';
export { payersExample } from './adapters/http/payers.example.js';
export { NeedFields, type WhoseNeed } from './adapters/pages/need-fields.js';
export { PayersList } from './adapters/pages/payers-list.js';
export { Funders } from './adapters/persistence/funders.js';
export { LedgerEntries } from './adapters/persistence/ledger-entries.js';
export { Ledger } from './adapters/persistence/ledger.js';
export type { RecordedEntry } from './domain/recorded-entry.js';
export { Standings } from './adapters/persistence/standings.js';
export { StoredHandovers } from './adapters/persistence/stored-handovers.js';
export type { Handover } from './domain/handover.js';
export type { AgreementTerms } from './domain/agreement-terms.js';
export { categories, lastDayOf, type Agreement, type Category } from './domain/agreement.js';
export {
  commit,
  consume,
  grant,
  invoice,
  release,
  reverseConsumption,
  takeBack,
  type Entry,
} from './domain/entry.js';
export { BudgetExhausted, NoAgreement, NotEligible } from './domain/funding.errors.js';
export { chainOf, payerOrder, payersOf, ineligibilityOf, payerFor, type Need } from './domain/payer.js';
export type { PayerExplained } from './domain/payers-explained.js';
export { isClosed } from './domain/closing.errors.js';
export { LateCharges } from './use-cases/late-charges.js';
export { ReopenAgreement } from './use-cases/reopen-agreement.js';
export { OpenBookings, type CodeInstead, type OpenBooking } from './use-cases/open-bookings.js';
export { Seal } from './use-cases/seal.js';
export { OpenAgreement } from './use-cases/open-agreement.js';
export type { SpendingSoFar } from './domain/consumption.js';
export { payingOrder, type Standing } from './domain/standing.js';
