import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import { lastDayOf, type Agreement, type OnExhaustion } from './agreement.js';
import {
  chainOf,
  criteriaMissed,
  isOpenFor,
  payerFor,
  payerOrder,
  payersOf,
  type Criterion,
  type Need,
} from './payer.js';

/** Who would pay, and why each of the others would not: for the coordination alone. Days are included, amounts in cents. */
export type PayerExplained = Readonly<{
  agreementId: Id;
  title: string;
  reference: string;
  carrier: string;
}> &
  Verdict;

/** `neededCents` is null where no price is known: then any cent that is left is taken to do. */
export type Verdict =
  | Readonly<{ says: 'pays' | 'asked_before'; leftCents: Cents; neededCents: Cents | null }>
  | Readonly<{
      says: 'exhausted';
      leftCents: Cents;
      neededCents: Cents | null;
      onExhaustion: Exclude<OnExhaustion, 'warn'>;
    }>
  /** It would pay, if the other did not come first. */
  | Readonly<{ says: 'after'; otherId: Id }>
  | Readonly<{ says: 'not_eligible'; missed: readonly Missed[] }>
  /** `closing` and `closed`: `lastOn` is the last day that it pays for, its closing being decided or done. */
  | Readonly<{ says: 'not_open' | 'closing' | 'closed'; startsOn: Day; lastOn: Day }>;

/** What the need is not, and what the agreement is for. */
export type Missed = Readonly<{ criterion: Criterion; takes: readonly string[] }>;

/** What is to be paid and, once that is settled, by whom. */
export type Bill = Readonly<{ neededCents: Cents | null; paidBy: Id | null }>;

/**
 * Each agreement of the network, in the order in which they are asked.
 * @param left what an agreement has, in cents, below zero where it is overdrawn
 */
export const explainPayers = (
  agreements: readonly Agreement[],
  need: Need,
  { neededCents, paidBy }: Bill,
  left: (agreementId: Id) => Cents,
): readonly PayerExplained[] => {
  const chain = chainOf(payersOf(agreements, need));
  const payerId = paidBy ?? payerFor(chain, neededCents ?? 1, left)?.id ?? null;
  const lastAsked = payerId ?? chain.at(-1)?.id;
  const order = agreements.toSorted(payerOrder).map(({ id }) => id);

  const verdictOn = (agreement: Agreement): Verdict => {
    const { id, startsOn, onExhaustion } = agreement;
    if (id === payerId) return { says: 'pays', leftCents: left(id), neededCents };
    if (!isOpenFor(agreement, need.day))
      return { says: endOf(agreement, need.day), startsOn, lastOn: lastDayOf(agreement) };
    const missed = criteriaMissed(agreement, need);
    if (missed.length > 0)
      return {
        says: 'not_eligible',
        missed: missed.map((criterion) => ({ criterion, takes: takenBy(agreement)[criterion] })),
      };
    if (lastAsked !== undefined && order.indexOf(id) > order.indexOf(lastAsked))
      return { says: 'after', otherId: lastAsked };
    return onExhaustion === 'warn' || left(id) >= (neededCents ?? 1)
      ? { says: 'asked_before', leftCents: left(id), neededCents }
      : { says: 'exhausted', leftCents: left(id), neededCents, onExhaustion };
  };
  return agreements.toSorted(payerOrder).map((agreement) => {
    const { id: agreementId, title, reference, carrier } = agreement;
    return { agreementId, title, reference, carrier, ...verdictOn(agreement) };
  });
};

const endOf = (agreement: Agreement, day: Day): 'not_open' | 'closing' | 'closed' => {
  if (agreement.closedAt !== null) return 'closed';
  return agreement.closesOn !== null && day > agreement.closesOn && day <= agreement.endsOn
    ? 'closing'
    : 'not_open';
};

const takenBy = (agreement: Agreement): Readonly<Record<Criterion, readonly string[]>> => ({
  modality: agreement.eligibleModalities,
  profession: agreement.eligibleProfessions,
  commune: agreement.eligibleCommunes,
  category: agreement.eligibleCategories,
});
