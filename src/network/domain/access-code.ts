import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';

/**
 * Code client : the confidential code given at each call. It belongs to a professional, to a practice, or (neither) to the
 * whole network, and is attached to the agreement that pays for calls under it.
 */
export type AccessCode = Readonly<{
  networkId: Id;
  id: Id;
  providerId: Id;
  professionalId: Id | null;
  practiceId: Id | null;
  agreementId: Id;
  code: string;
  validFrom: Day;
  /** The first day on which it opens nothing any more. */
  revokedOn: Day | null;
}>;

/** The code's meaning on a day: of the same text, the one attached last, unless it was revoked by then. */
export const codeOn = (codes: readonly AccessCode[], day: Day): AccessCode | undefined => {
  const last = codes
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<AccessCode | undefined>((latest, code) => (latest && latest.validFrom >= code.validFrom ? latest : code), undefined);
  return last && (last.revokedOn === null || day < last.revokedOn) ? last : undefined;
};
