/** How a simulated provider behaves, until told otherwise. Times are milliseconds. */
export type Behaviour = Readonly<{
  /** Between receiving an offer and calling back about it. */
  delayMs: number;
  answer: 'accept' | 'decline' | 'never';
  declineReason: string;
  /** After accepting: it withdraws, and no session takes place. Null: it keeps its word. */
  withdrawAfterMs: number | null;
  /** Each callback is sent this many more times, at once, under the same `webhook-id`. */
  duplicates: number;
  /** The end comes before the start, and on `phone_now` the start before the acceptance. */
  disorder: boolean;
  endings: 'one' | 'two_different' | 'none';
  /** How it answers the program's own requests. Only `ok` takes the offer; `down` closes the connection. */
  http: 'ok' | 'html_200' | 'error_500' | 'silence' | 'refuse_400' | 'down';
  /** How long a session really lasts here. Null: what the simulator was started with. */
  sessionMs: number | null;
  /** What the end says the session lasted. Null: the expected minutes. */
  durationSeconds: number | null;
  /** What the end says the interpreter travelled. Null: nothing is said. */
  distanceKm: number | null;
  patientAbsent: boolean;
  interpreterAbsent: boolean;
}>;

export const USUAL_BEHAVIOUR: Behaviour = {
  delayMs: 0,
  answer: 'accept',
  declineReason: 'no_interpreter',
  withdrawAfterMs: null,
  duplicates: 0,
  disorder: false,
  endings: 'one',
  http: 'ok',
  sessionMs: null,
  durationSeconds: null,
  distanceKm: null,
  patientAbsent: false,
  interpreterAbsent: false,
};

/** Seconds. Impossible ones may be asked for, to see how the program takes them; within a month either way. */
export const ANY_DURATION = { type: 'integer', minimum: -2_592_000, maximum: 2_592_000 };

const count = { type: 'integer', minimum: 0 };
const countOrNull = { ...count, nullable: true };

const properties: Record<keyof Behaviour, object> = {
  delayMs: count,
  answer: { enum: ['accept', 'decline', 'never'] },
  declineReason: { type: 'string', minLength: 1 },
  withdrawAfterMs: countOrNull,
  duplicates: { ...count, maximum: 50 },
  disorder: { type: 'boolean' },
  endings: { enum: ['one', 'two_different', 'none'] },
  http: { enum: ['ok', 'html_200', 'error_500', 'silence', 'refuse_400', 'down'] },
  sessionMs: countOrNull,
  durationSeconds: { ...ANY_DURATION, nullable: true },
  distanceKm: { type: 'number', nullable: true },
  patientAbsent: { type: 'boolean' },
  interpreterAbsent: { type: 'boolean' },
};

export const BEHAVIOUR_SCHEMA = { type: 'object', additionalProperties: false, properties };
