import type { Id } from '../../kernel/ids.js';
import { RuleRefused, StateConflict } from '../../kernel/errors.js';

/** Utilisation tardive : a session that became known when its agreement was closed. It is charged to nobody until somebody decides. */
export type LateUsage = Readonly<{
  networkId: Id;
  usageId: Id;
  /** The closed one, which would have paid. */
  agreementId: Id;
  arrivedAt: Date;
  /** `charged`: to another agreement; `reopened`: to its own, open again; null as long as nobody has decided. */
  decision: LateDecision | null;
  chargedTo: Id | null;
  /** The record under which the other agreement pays for it: a correction of the first. */
  chargedUsageId: Id | null;
  reason: string | null;
  decidedBy: Id | null;
  decidedAt: Date | null;
}>;

export const lateDecisions = ['charged', 'reopened'] as const;
export type LateDecision = (typeof lateDecisions)[number];

/** What a coordinator says, with the reason that stays written. */
export type AskedDecision = Readonly<{ reason: string }> &
  (Readonly<{ chargeTo: Id; reopen: false }> | Readonly<{ chargeTo: null; reopen: true }>);

export const decidedAlready = (): StateConflict =>
  new StateConflict({
    fr: 'Quelqu’un a déjà décidé pour cette utilisation : elle n’est comptée qu’une fois.',
    en: 'Somebody has decided about this usage already: it is counted only once.',
  });

/** The agreement that should pay instead can't. */
export class CannotCharge extends RuleRefused {
  constructor() {
    super({
      type: 'agreement-closed',
      title: { fr: 'Cette convention ne peut pas payer', en: 'This agreement can’t pay' },
      detail: {
        fr: 'Choisissez une autre convention, qui a commencé et qui n’est pas close.',
        en: 'Choose another agreement, which has begun and is not closed.',
      },
    });
  }
}
