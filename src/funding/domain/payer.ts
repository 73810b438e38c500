import { folded } from '../../kernel/folded.js';
import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import { lastDayOf, type Agreement, type Category } from './agreement.js';

/** What is to be paid for, as far as eligibility asks. */
export type Need = Readonly<{
  day: Day;
  modality: Modality;
  profession: string;
  commune: string;
  inseeCode: string;
  category: Category | null;
}>;

export type Ineligibility = 'not_open' | 'modality' | 'profession' | 'commune' | 'category';

/** Why this agreement would not pay, or null when it would. An empty list of the eligibility restricts nothing. */
export const ineligibilityOf = (agreement: Agreement, need: Need): Ineligibility | null => {
  if (agreement.closedAt !== null || need.day < agreement.startsOn || need.day > lastDayOf(agreement))
    return 'not_open';
  if (restricts(agreement.eligibleModalities, need.modality)) return 'modality';
  if (restricts(agreement.eligibleProfessions, need.profession)) return 'profession';
  const communes = agreement.eligibleCommunes.map(folded);
  if (
    communes.length > 0 &&
    !communes.includes(folded(need.inseeCode)) &&
    !communes.includes(folded(need.commune))
  )
    return 'commune';
  if (restricts<string | null>(agreement.eligibleCategories, need.category)) return 'category';
  return null;
};

/** Who pays first: the lowest priority number, then the agreement that ends first. For `toSorted`. */
export const payerOrder = (a: Agreement, b: Agreement): number =>
  a.priority - b.priority ||
  compare(a.endsOn, b.endsOn) ||
  compare(a.startsOn, b.startsOn) ||
  compare(a.id, b.id);

/** Who may pay, in order. */
export const payersOf = (agreements: readonly Agreement[], need: Need): readonly Agreement[] =>
  agreements.filter((agreement) => ineligibilityOf(agreement, need) === null).toSorted(payerOrder);

/**
 * The payers that may really be asked, in order: after one that blocks, or one that goes on overdrawn, nobody else is.
 * Only `fall_back` passes a request on.
 */
export const chainOf = (payers: readonly Agreement[]): readonly Agreement[] => {
  const last = payers.findIndex(({ onExhaustion }) => onExhaustion !== 'fall_back');
  return last === -1 ? payers : payers.slice(0, last + 1);
};

/** Of the chain, the agreement that takes an amount, given what each has left; null when the money is exhausted. */
export const payerFor = (
  chain: readonly Agreement[],
  amountCents: number,
  leftCents: (agreementId: Id) => number,
): Agreement | null =>
  chain.find(({ id, onExhaustion }) => onExhaustion === 'warn' || leftCents(id) >= amountCents) ?? null;

function restricts<T>(allowed: readonly T[], value: T): boolean {
  return allowed.length > 0 && !allowed.includes(value);
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
