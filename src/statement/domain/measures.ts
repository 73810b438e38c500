import type { Day } from '../../kernel/civil-time.js';

/** Sessions of one kind: those that were held, how long, and for how many professionals. `key` is a code or an id. */
export type Tally = Readonly<{ key: string; name: string; sessions: number; professionals: number }>;

/** What the sessions of a period come to: counted, never one by one. Lengths in minutes or seconds, money in cents. */
export type SessionMeasures = Readonly<{
  sessions: number;
  /** Who is known to have called. */
  professionals: number;
  billedMinutes: number;
  actualSeconds: number;
  /** Null where there was no session. */
  meanSeconds: number | null;
  medianSeconds: number | null;
  medianBilledMinutes: number | null;
  /** From the call to the interpreter; null where no provider tells. */
  waits: number;
  meanWaitSeconds: number | null;
  medianWaitSeconds: number | null;
  /** Of all that was counted in the period, fees as well. */
  cents: number;
  grid: readonly Readonly<{ month: Day; modality: string; sessions: number }>[];
  /** By first day of the month; the cost is that of fees as well. */
  months: readonly Readonly<{ month: Day; billedMinutes: number; cents: number }>[];
  languages: readonly Tally[];
  professions: readonly Tally[];
  communes: readonly Tally[];
  practices: readonly Tally[];
  professionalTallies: readonly Tally[];
  categories: readonly Tally[];
  costs: readonly Readonly<{ key: CostKind; usages: number; cents: number }>[];
  /** Fees and absences of calls that were not booked. */
  unbooked: readonly Readonly<{ outcome: string; count: number }>[];
  /** What comes to earlier statements, each by its number. */
  adjustments: readonly Adjustment[];
}>;

export type CostKind = 'block' | 'surcharge' | 'travel' | 'cancellation' | 'absence';

/** What an earlier statement had not, or had otherwise; below nought for what is taken back. */
export type Adjustment = Readonly<{
  number: string;
  from: Day;
  to: Day;
  movements: number;
  sessions: number;
  cents: number;
}>;

type Count = Readonly<{ key: string; count: number }>;

/** What was asked for in the period, whatever became of it. */
export type RequestMeasures = Readonly<{
  requests: number;
  confirmed: number;
  meanConfirmationSeconds: number | null;
  medianConfirmationSeconds: number | null;
  cancellations: readonly Readonly<{ by: string; isLate: boolean; count: number }>[];
  noShows: readonly Count[];
  /** Of the whole network where no agreement was to pay. */
  unmetByReason: readonly Count[];
  unmetByLanguage: readonly Count[];
  incidents: readonly Count[];
}>;

export type PeopleMeasures = Readonly<{ enrolled: number; joined: number }>;

/** From those who were told of the service to those who use it: each step is a part of the one before. */
export type AdoptionMeasures = Readonly<{
  /** In the directory by the last day of the period. */
  known: number;
  enrolled: number;
  /** Of these, who ever had a session, by then. */
  ever: number;
  /** Who had one within the period, and who had five or more. */
  active: number;
  regular: number;
}>;

/** The six accounts of a budget, in cents; `consumed` includes what is invoiced. */
export type BudgetFigures = Readonly<
  Record<'granted' | 'committed' | 'consumed' | 'invoiced' | 'available' | 'overdrawn', number>
>;

/** A dated change of the envelope, or of its term. */
export type EnvelopeMovement = Readonly<{
  day: Day;
  kind: 'amendment' | 'handover' | 'carry_over' | 'repay' | 'restrict';
  reference: string;
  cents: number;
  /** The last day from then on, where it was changed. */
  endsOn: Day | null;
}>;

export type MoneyMeasures = Readonly<{
  opening: BudgetFigures;
  closing: BudgetFigures;
  movements: readonly EnvelopeMovement[];
  runOutOn: Day | null;
  dailyCents: number;
}>;

/** All that a statement says, before it is put into words and masked. */
export type Measures = Readonly<{
  sessions: SessionMeasures;
  requests: RequestMeasures;
  people: PeopleMeasures;
  money: MoneyMeasures;
}>;
