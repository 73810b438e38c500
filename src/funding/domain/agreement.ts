import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';

/** Convention : who pays what, from when to when. Both days are included. */
export type Agreement = Readonly<{
  networkId: Id;
  id: Id;
  funderId: Id;
  /** Porteur : who runs it, such as Médecins du Monde, then the Réseau Santé Précarité. */
  carrier: string;
  title: string;
  reference: string;
  startsOn: Day;
  endsOn: Day;
  /** The lowest pays first. */
  priority: number;
  eligibleModalities: readonly Modality[];
  eligibleProfessions: readonly string[];
  /** INSEE codes or names of communes. */
  eligibleCommunes: readonly string[];
  eligibleCategories: readonly Category[];
  onExhaustion: OnExhaustion;
  unspent: Unspent;
  /** In percent of the envelope, lowest first: once it is reached, the coordination is told. */
  alertThresholds: readonly number[];
  /** The last day of which it pays for anything new, where a closing was decided; null before. */
  closesOn: Day | null;
  /** The last day on which what comes late is still charged to it. */
  graceUntil: Day | null;
  /** To whom it carries over what is left. */
  successorId: Id | null;
  /** Since when nothing is charged to it any more; null as long as it is not closed. */
  closedAt: Date | null;
}>;

/** What an agreement is before anybody speaks of its end. */
export const notClosing = { closesOn: null, graceUntil: null, successorId: null, closedAt: null } as const;

/** The last day that it pays for: its own, or the one on which it closes. */
export const lastDayOf = ({ endsOn, closesOn }: Pick<Agreement, 'endsOn' | 'closesOn'>): Day =>
  closesOn !== null && closesOn < endsOn ? closesOn : endsOn;

/** What happens to a request that the money left does not cover. */
export const onExhaustions = ['block', 'warn', 'fall_back'] as const;
export type OnExhaustion = (typeof onExhaustions)[number];

/** What becomes of unspent money: an agreement above 23,000 € must say so (décret n° 2001-495, loi n° 2000-321, art. 10). */
export const unspentFates = ['repayment', 'restricted_funds', 'carry_over'] as const;
export type Unspent = (typeof unspentFates)[number];

/**
 * Fléchage : what a funder's money may pay for, declared as a category and never as a patient. MdM's served anyone with AME or
 * CSS; the CTAI's covers recognised refugees and people arrived under five years ago (domain notes, "Money").
 */
export const categories = ['ame', 'css', 'rights_pending', 'refugee', 'recent_arrival', 'other'] as const;
export type Category = (typeof categories)[number];
