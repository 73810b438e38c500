import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import type { Budget } from './budget.js';
import type { HandoverState } from './handover.lifecycle.js';
import type { Ineligibility } from './payer.js';

/** Passage de relais : from a day on, another agreement pays, and no professional notices. */
export type Handover = HandoverTerms &
  Readonly<{
    networkId: Id;
    id: Id;
    status: HandoverState;
    /** What was decided for what can't pass as it is, by booking. */
    decisions: Readonly<Record<Id, Decision>>;
    /** What the last rehearsal found; null once it is executed or cancelled, and where a rehearsal could not end. */
    preview: Passage | null;
    rehearsedAt: Date | null;
    /** What was done, once and for all. */
    result: Passage | null;
    /** SHA-256 of the sealed record, in hexadecimal; null before. */
    hash: string | null;
    draftedBy: Id;
    draftedAt: Date;
    /** Who said that it may happen; null as long as nobody has. */
    confirmedBy: Id | null;
    confirmedAt: Date | null;
    /** It was confirmed to happen without waiting for its day. */
    atOnce: boolean;
    /** When its day, or the moment it was confirmed for, came and something could not pass; null unless that was the last word. */
    heldBackAt: Date | null;
    /** Who had it done there and then; null when the program did it on its day. */
    executedBy: Id | null;
    executedAt: Date | null;
  }>;

/** What is agreed between those who hand over and those who take over. */
export type HandoverTerms = Readonly<{
  fromAgreementId: Id;
  toAgreementId: Id;
  /** The first day, in the network's zone, that the new agreement pays for. */
  effectiveOn: Day;
  /** What is available at that moment goes to the new agreement. */
  transferRemainder: boolean;
  /** Of the remainder, what stays for the calls of before that are still to arrive. */
  keptCents: Cents;
  /** Professionals whose code changes that day; all the others keep theirs. */
  accessCodes: readonly NewCode[];
}>;

export type NewCode = Readonly<{ professionalId: Id; code: string }>;

/** `keep`: the former agreement goes on paying for it; `release`: nobody does, and it is unmet; `cover`: the new one is given what lacks. */
export const decisions = ['keep', 'release', 'cover'] as const;
export type Decision = (typeof decisions)[number];

/** What can't pass as it is: the new agreement may not pay for it, or has not enough left. */
export type HandoverObstacle = Readonly<{
  bookingId: Id;
  reference: string;
  /** ISO 8601, in UTC. */
  startsAt: string;
  amountCents: Cents;
  reason: Ineligibility | 'shortfall';
  /** null: somebody has to say. */
  decision: Decision | null;
}>;

export type Sides<Value> = Readonly<{ from: Value; to: Value }>;

/** What passes, or passed, in cents, with both sides before and after. */
export type Passage = Readonly<{
  bookingsMoved: number;
  committedMovedCents: Cents;
  bookingsKept: number;
  bookingsReleased: number;
  releasedCents: Cents;
  /** Added to the new agreement by amendment, for what it had not enough for. */
  coveredCents: Cents;
  remainderCents: Cents;
  codesMoved: number;
  codesReplaced: number;
  before: Sides<Budget>;
  after: Sides<Budget>;
  refusals: readonly HandoverObstacle[];
}>;
