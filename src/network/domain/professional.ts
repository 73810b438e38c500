import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';

/** Professionnel·le de santé : who asks for an interpreter. */
export type Professional = Readonly<{
  networkId: Id;
  id: Id;
  givenName: string;
  familyName: string;
  profession: Profession;
  email: string;
  /** RPPS number: eleven digits with Luhn's key. */
  rpps: string | null;
  status: EnrolmentState;
  enrolledOn: Day | null;
  practices: readonly Affiliation[];
}>;

/** « Marie Durand »: the one order in which people are named, also where a list is sorted by family names. */
export const fullName = ({ givenName, familyName }: Pick<Professional, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`;

export const professions = [
  'general_practitioner',
  'specialist',
  'midwife',
  'nurse',
  'dentist',
  'pharmacist',
  'physiotherapist',
  'psychologist',
  'other',
] as const;
export type Profession = (typeof professions)[number];

/** Adhésion : where someone stands with the network. */
export type EnrolmentState = 'invited' | 'enrolled' | 'suspended' | 'left';

/** Where a professional works, from a day to a day, both included. */
export type Affiliation = Readonly<{ practiceId: Id; from: Day; until: Day | null }>;

/** The practices where someone works on that day, in a stable order. */
export const practicesOn = (professional: Pick<Professional, 'practices'>, day: Day): readonly Id[] =>
  professional.practices
    .filter(({ from, until }) => from <= day && (until === null || day <= until))
    .map(({ practiceId }) => practiceId);
