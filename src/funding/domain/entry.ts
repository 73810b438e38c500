import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';

/**
 * An entry of the ledger, as the trade says it: money moves between the accounts of one agreement. What is not granted,
 * committed, consumed or invoiced is available; the database takes or gives the difference there, and beyond it on
 * `overdrawn`, so that every entry sums to zero: granted = committed + consumed + invoiced + available − overdrawn.
 */
export type Entry = Readonly<{
  agreementId: Id;
  verb: Verb;
  /** What made it, once and for all: recording the same cause again changes nothing. */
  cause: string;
  bookingId: Id | null;
  usageId: Id | null;
  granted: Cents;
  committed: Cents;
  consumed: Cents;
  invoiced: Cents;
}>;

export const verbs = [
  'grant',
  'commit',
  'consume',
  'release',
  'invoice',
  'hand_over',
  'carry_over',
  'repay',
  'reverse',
  'restrict',
] as const;
export type Verb = (typeof verbs)[number];

const nothing = {
  bookingId: null,
  usageId: null,
  granted: Cents(0),
  committed: Cents(0),
  consumed: Cents(0),
  invoiced: Cents(0),
};
const minus = (cents: Cents): Cents => Cents(0 - cents);

/** Enveloppe : the funder gives. */
export const grant = (agreementId: Id, cents: Cents, cause: string): Entry => ({
  ...nothing,
  agreementId,
  verb: 'grant',
  cause,
  granted: cents,
});

/** Engagement : money is set aside for a booking. */
export const commit = (agreementId: Id, bookingId: Id, cents: Cents, cause: string): Entry => ({
  ...nothing,
  agreementId,
  verb: 'commit',
  cause,
  bookingId,
  committed: cents,
});

/** What was set aside for a booking becomes available again. */
export const release = (agreementId: Id, bookingId: Id, held: Cents, cause: string): Entry => ({
  ...nothing,
  agreementId,
  verb: 'release',
  cause,
  bookingId,
  committed: minus(held),
});

/**
 * Consommation : a cost has happened. It takes the place of what was held for it, more or less as it may be. Its cause is the
 * session itself, so that none is ever consumed twice: the database holds it to that.
 */
export const consume = (
  { agreementId, bookingId, usageId }: { agreementId: Id; bookingId: Id | null; usageId: Id },
  held: Cents,
  cost: Cents,
): Entry => ({
  ...nothing,
  agreementId,
  verb: 'consume',
  cause: `usage:${usageId}:consume`,
  bookingId,
  usageId,
  committed: minus(held),
  consumed: cost,
});

/** A cost recorded before turns out wrong: it is taken back, once, by an entry of its own, and the first one stays. */
export const reverseConsumption = (agreementId: Id, usageId: Id, cost: Cents): Entry => ({
  ...nothing,
  agreementId,
  verb: 'reverse',
  cause: `usage:${usageId}:reverse`,
  usageId,
  consumed: minus(cost),
});

/**
 * Facturation : a consumed cost is found on an invoice that has been reconciled. It stays a cost, and a session is invoiced
 * once: the database holds it to all of its cost, or none.
 */
export const invoice = (agreementId: Id, usageId: Id, cost: Cents): Entry => ({
  ...nothing,
  agreementId,
  verb: 'invoice',
  cause: `usage:${usageId}:invoice`,
  usageId,
  consumed: minus(cost),
  invoiced: cost,
});

/**
 * A recorded cost is taken back wherever its cents stand by now: what an invoice had taken comes back to consumed first, by an
 * entry of its own.
 * @param invoiced what of it has been invoiced: all of it, or 0
 */
export const takeBack = (agreementId: Id, usageId: Id, cost: Cents, invoiced: Cents): readonly Entry[] => {
  const taken = reverseConsumption(agreementId, usageId, cost);
  if (invoiced === 0) return [taken];
  return [{ ...invoice(agreementId, usageId, minus(invoiced)), cause: `usage:${usageId}:uninvoice` }, taken];
};

/**
 * What becomes of unspent money when an agreement closes: it leaves the envelope, back to the funder (`repay`), into the
 * carrier's restricted funds (`restrict`), or into another agreement (`carry_over`, an entry on each side under one cause).
 * @param cents what is added to the envelope; below zero what leaves it
 */
export const settleUnspent = (
  verb: 'repay' | 'restrict' | 'carry_over',
  agreementId: Id,
  cents: Cents,
  cause: string,
): Entry => ({ ...nothing, agreementId, verb, cause, granted: cents });
