export const OUTCOMES = [
  'completed',
  'late_cancellation',
  'patient_no_show',
  'interpreter_no_show',
  'void',
] as const;

/**
 * What became of a session: held, cancelled too late to be free, missed by the patient or by the interpreter; or none at
 * all, as a correction finds: it did not take place, or was counted twice.
 */
export type Outcome = (typeof OUTCOMES)[number];
