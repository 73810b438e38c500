import type { Handover } from './handover.js';

/** What is sealed: all that was agreed, decided and done. */
export type HandoverRecord = Omit<Handover, 'hash' | 'preview'>;

/** Field by field, so that what a handover is told to hold later never breaks a seal that was set before. */
export const recordOf = (handover: Handover): HandoverRecord => ({
  networkId: handover.networkId,
  id: handover.id,
  status: handover.status,
  fromAgreementId: handover.fromAgreementId,
  toAgreementId: handover.toAgreementId,
  effectiveOn: handover.effectiveOn,
  transferRemainder: handover.transferRemainder,
  keptCents: handover.keptCents,
  accessCodes: handover.accessCodes,
  decisions: handover.decisions,
  result: handover.result,
  rehearsedAt: handover.rehearsedAt,
  draftedBy: handover.draftedBy,
  draftedAt: handover.draftedAt,
  confirmedBy: handover.confirmedBy,
  confirmedAt: handover.confirmedAt,
  atOnce: handover.atOnce,
  heldBackAt: handover.heldBackAt,
  executedBy: handover.executedBy,
  executedAt: handover.executedAt,
});
