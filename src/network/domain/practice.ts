import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';

/** Structure : where professionals work. */
export type Practice = Readonly<{
  networkId: Id;
  id: Id;
  name: string;
  kind: PracticeKind;
  commune: string;
  /** INSEE code of the commune: five characters, `76540`, `2A004`. */
  inseeCode: string;
  postcode: string;
  address: string;
  contactPhone: string;
  /** FINESS number: nine digits. */
  finess: string | null;
  /** The first day on which nobody works there any more. */
  closedOn: Day | null;
}>;

export const practiceKinds = [
  'cabinet',
  'msp',
  'health_centre',
  'hospital',
  'pmi',
  'pharmacy',
  'other',
] as const;
export type PracticeKind = (typeof practiceKinds)[number];
