import { inForceOn, type Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';

/**
 * Code client : the confidential code given at each call. It belongs to a professional, to a practice, or (neither) to the
 * whole network, and is attached to the agreement that pays for calls under it.
 */
export type AccessCode = CodeHolder &
  Readonly<{
    networkId: Id;
    id: Id;
    providerId: Id;
    agreementId: Id;
    code: string;
    validFrom: Day;
    /** The first day on which it opens nothing any more. */
    revokedOn: Day | null;
  }>;

/** The code's meaning on a day: of the same text, the one attached last, unless it was revoked by then. */
export const codeOn = (codes: readonly AccessCode[], day: Day): AccessCode | undefined => {
  const last = inForceOn(codes, day);
  return last && (last.revokedOn === null || day < last.revokedOn) ? last : undefined;
};

/** Who gives a code: a professional, a practice, or, with neither, anyone of the network. */
export type CodeHolder = Readonly<{ professionalId: Id | null; practiceId: Id | null }>;

/** Whether somebody else than the holder already gives this code on that day. A code revoked by then is free again. */
export const isHeldByAnother = (codes: readonly AccessCode[], holder: CodeHolder, day: Day): boolean => {
  const held = codeOn(codes, day);
  return (
    held !== undefined &&
    (held.professionalId !== holder.professionalId || held.practiceId !== holder.practiceId)
  );
};
