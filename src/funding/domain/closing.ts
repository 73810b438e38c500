import { InvalidInput, type FieldProblem } from '../../kernel/errors.js';
import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Agreement, notClosing, Unspent } from './agreement.js';
import type { Budget } from './budget.js';
import { settleUnspent, type Entry } from './entry.js';

/** What a coordinator decides of an agreement's end. */
export type ClosingPlan = Readonly<{
  /** The last day of which it pays for anything new. */
  closesOn: Day;
  /** The last day on which usage that arrives is still charged; the agreement closes on the next. */
  graceUntil: Day;
  /** Named where what is left is carried over, and only there. */
  successorId: Id | null;
}>;

/** Where the end of an agreement stands; `closedAt` is null until it is done. */
export type ClosingState = ClosingPlan & Readonly<{ closedAt: Date | null }>;

/** null as long as nobody has spoken of its end. */
export const closingStateOf = ({
  closesOn,
  graceUntil,
  successorId,
  closedAt,
}: Pick<Agreement, keyof typeof notClosing>): ClosingState | null =>
  closesOn && graceUntil && { closesOn, graceUntil, successorId, closedAt };

/** The money of both, as it stood at one moment. */
export type ClosingFigures = Readonly<{ agreement: Budget; successor: Budget | null }>;

/** Clôture, or réouverture : what was done, once and for all. */
export type Closing = ClosingPlan &
  Readonly<{
    networkId: Id;
    id: Id;
    agreementId: Id;
    kind: 'closed' | 'reopened';
    /** What the agreement says of unspent money. */
    fate: Unspent;
    /** What left the agreement, or came back to it when it was opened again; below zero the debt that its successor took. */
    movedCents: Cents;
    /** What was still held for sessions of before that nobody had told of. */
    releasedCents: Cents;
    before: ClosingFigures;
    after: ClosingFigures;
    /** Why it was opened again; null for a closing. */
    reason: string | null;
    /** The account; null when the program does it on the day. */
    doneBy: Id | null;
    doneAt: Date;
  }>;

/**
 * The plan, where it can stand.
 * @throws InvalidInput
 */
export const settledPlan = (
  agreement: Agreement,
  plan: ClosingPlan,
  today: Day,
  atOnce: boolean,
): ClosingPlan => {
  const problems = [...planProblems(agreement, plan, today, atOnce)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return plan;
};

/** The first day after grace has come. */
export const isDue = ({ graceUntil }: Pick<ClosingPlan, 'graceUntil'>, today: Day): boolean =>
  today > graceUntil;

/**
 * What becomes of the money when the agreement closes. Unspent, it follows what was agreed; overdrawn, it is a debt: a named
 * successor takes it over as it would take over money, else it stays shown as overdrawn.
 * @param leftCents available less overdrawn
 */
export const closingEntries = (
  closingId: Id,
  { id, unspent }: Pick<Agreement, 'id' | 'unspent'>,
  leftCents: number,
  successorId: Id | null,
): readonly Entry[] => {
  const verb = verbOf[unspent];
  const cause = `closing:${closingId}:${verb}`;
  const movedCents = movedBy(unspent, leftCents);
  if (movedCents === 0) return [];
  const here = settleUnspent(verb, id, Cents(0 - movedCents), cause);
  return successorId === null ? [here] : [here, settleUnspent(verb, successorId, movedCents, cause)];
};

/** What leaves an agreement that closes with so much left, or below zero overdrawn. */
export const movedBy = (unspent: Unspent, leftCents: number): Cents =>
  Cents(unspent === 'carry_over' ? leftCents : Math.max(leftCents, 0));

/**
 * What comes back when it is opened again: what left it, as far as the successor still has it. A debt always comes back.
 * @param successorLeftCents null where nobody succeeded to it
 */
export const comesBack = (movedCents: number, successorLeftCents: number | null): Cents =>
  Cents(
    movedCents <= 0 || successorLeftCents === null
      ? movedCents
      : Math.min(movedCents, Math.max(successorLeftCents, 0)),
  );

/** The opposite of `closingEntries`. */
export const reopeningEntries = (
  reopeningId: Id,
  { id, unspent }: Pick<Agreement, 'id' | 'unspent'>,
  backCents: Cents,
  successorId: Id | null,
): readonly Entry[] => {
  if (backCents === 0) return [];
  const verb = verbOf[unspent];
  const cause = `reopening:${reopeningId}:${verb}`;
  const here = settleUnspent(verb, id, backCents, cause);
  return successorId === null
    ? [here]
    : [here, settleUnspent(verb, successorId, Cents(0 - backCents), cause)];
};

/** A budget whose envelope has grown, or below zero shrunk, by so much. */
export const withGranted = (budget: Budget, cents: number): Budget => {
  const leftCents = budget.availableCents - budget.overdrawnCents + cents;
  return {
    ...budget,
    grantedCents: Cents(budget.grantedCents + cents),
    availableCents: Cents(Math.max(leftCents, 0)),
    overdrawnCents: Cents(Math.max(-leftCents, 0)),
  };
};

const verbOf = { repayment: 'repay', restricted_funds: 'restrict', carry_over: 'carry_over' } as const;

function* planProblems(
  agreement: Agreement,
  { closesOn, graceUntil, successorId }: ClosingPlan,
  today: Day,
  atOnce: boolean,
): Generator<FieldProblem> {
  if (closesOn < agreement.startsOn || closesOn > agreement.endsOn)
    yield {
      pointer: '/closesOn',
      message: {
        fr: `La convention vaut du ${dayInWords(agreement.startsOn).fr} au ${dayInWords(agreement.endsOn).fr} : choisissez un jour entre les deux.`,
        en: `The agreement runs from ${dayInWords(agreement.startsOn).en} to ${dayInWords(agreement.endsOn).en}: choose a day in between.`,
      },
    };
  else if (atOnce && closesOn > today)
    yield {
      pointer: '/closesOn',
      message: {
        fr: 'Pour clore tout de suite, ce jour ne peut pas être à venir.',
        en: 'To close at once, that day can’t lie ahead.',
      },
    };
  if (graceUntil < closesOn)
    yield {
      pointer: '/graceUntil',
      message: {
        fr: 'Le délai pour les appels tardifs ne peut pas finir avant ce jour.',
        en: 'The grace for late calls can’t end before that day.',
      },
    };
  if (agreement.unspent === 'carry_over' && successorId === null)
    yield {
      pointer: '/successorId',
      message: {
        fr: 'L’argent non dépensé est reporté : dites sur quelle convention.',
        en: 'Unspent money is carried over: say to which agreement.',
      },
    };
  if (successorId !== null && (agreement.unspent !== 'carry_over' || successorId === agreement.id))
    yield {
      pointer: '/successorId',
      message: {
        fr: 'Une autre convention ne se nomme que si l’argent y est reporté.',
        en: 'Another agreement is named only where money is carried over to it.',
      },
    };
}
