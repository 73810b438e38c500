import { folded } from '../../kernel/folded.js';
import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import { lastDayOf, type Agreement, type Category } from './agreement.js';

/** What is to be paid for, as far as eligibility asks; null where it is not known, which an agreement that restricts it refuses. */
export type Need = Readonly<{
  day: Day;
  modality: Modality;
  profession: string | null;
  commune: string | null;
  inseeCode: string | null;
  category: Category | null;
}>;

/** What an agreement may restrict, in the order in which it is looked at. */
export const criteria = ['modality', 'profession', 'commune', 'category'] as const;
export type Criterion = (typeof criteria)[number];
export type Ineligibility = 'not_open' | Criterion;

/** Why this agreement would not pay, or null when it would. An empty list of the eligibility restricts nothing. */
export const ineligibilityOf = (agreement: Agreement, need: Need): Ineligibility | null =>
  isOpenFor(agreement, need.day) ? (criteriaMissed(agreement, need)[0] ?? null) : 'not_open';

/** Whether it pays for anything on that day. */
export const isOpenFor = (agreement: Agreement, day: Day): boolean =>
  agreement.closedAt === null && day >= agreement.startsOn && day <= lastDayOf(agreement);

/** All in which the need is not what the agreement is for. */
export const criteriaMissed = (agreement: Agreement, need: Need): readonly Criterion[] => {
  const met: Readonly<Record<Criterion, boolean>> = {
    modality: allows(agreement.eligibleModalities, [need.modality]),
    profession: allows(agreement.eligibleProfessions, [need.profession]),
    commune: allows(agreement.eligibleCommunes.map(folded), [need.inseeCode, need.commune].map(foldedOrNull)),
    category: allows(agreement.eligibleCategories, [need.category]),
  };
  return criteria.filter((criterion) => !met[criterion]);
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

const allows = (allowed: readonly string[], values: readonly (string | null)[]): boolean =>
  allowed.length === 0 || values.some((value) => value !== null && allowed.includes(value));
const foldedOrNull = (text: string | null): string | null => (text === null ? null : folded(text));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
