export const OUTCOMES = ['completed', 'late_cancellation', 'patient_no_show', 'interpreter_no_show'] as const;

/** What became of a session: held, cancelled too late to be free, or missed by the patient or by the interpreter. */
export type Outcome = (typeof OUTCOMES)[number];
