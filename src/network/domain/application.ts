import type { Id } from '../../kernel/ids.js';
import type { Practice } from './practice.js';
import type { Profession } from './professional.js';

/** Demande d’adhésion : what an invited professional says of themselves, until the coordination has decided. */
export type Application = Readonly<{
  networkId: Id;
  id: Id;
  professionalId: Id;
  /** Where they were invited, and will sign in. */
  email: string;
  givenName: string;
  familyName: string;
  profession: Profession;
  rpps: string | null;
  /** A practice of the network, or else `newPractice`. */
  practiceId: Id | null;
  newPractice: NewPlace | null;
  charterVersion: string;
  /** When the form was sent, and the charter accepted with it. */
  submittedAt: Date;
  /** Whether there is a proof to look at. */
  hasProof: boolean;
  proofSeenAt: Date | null;
  outcome: 'accepted' | 'refused' | null;
  reason: RefusalReason | null;
  decidedAt: Date | null;
}>;

/** A practice as its professional describes it; the coordination adds what only it knows. */
export type NewPlace = Pick<Practice, 'name' | 'kind' | 'commune' | 'postcode' | 'address' | 'contactPhone'>;

/** Professions whose every member is in the national register (RPPS): there is no joining without the number. */
export const hasRpps = (profession: Profession): boolean =>
  ['general_practitioner', 'specialist', 'midwife', 'dentist', 'pharmacist', 'physiotherapist'].includes(
    profession,
  );

export const refusalReasons = [
  'proof_unreadable',
  'not_a_health_professional',
  'outside_the_territory',
  'known_already',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
