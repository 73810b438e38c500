import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Decision, HandoverObstacle } from './handover.js';
import type { Ineligibility } from './payer.js';

/** A request of the day or later that the former agreement was to pay for. */
export type OpenRequest = Readonly<{
  bookingId: Id;
  reference: string;
  startsAt: Date;
  heldCents: Cents;
  /** It has not begun: nobody needs to pay for it if it is released. */
  isToCome: boolean;
  /** Why the new agreement would not pay for it; null when it would. */
  ineligibility: Ineligibility | null;
}>;

export type MoneyAtHand = Readonly<{
  /** What the former agreement has left, below zero where it is overdrawn. */
  fromLeftCents: number;
  toLeftCents: number;
  transferRemainder: boolean;
  keptCents: number;
  /** The new agreement goes on beyond what it has. */
  mayOverdraw: boolean;
}>;

export type HandoverPlan = Readonly<{
  moved: readonly OpenRequest[];
  kept: readonly OpenRequest[];
  released: readonly OpenRequest[];
  refusals: readonly HandoverObstacle[];
  coveredCents: Cents;
  remainderCents: Cents;
}>;

/**
 * Decides what passes: requests in the order of their day, each as far as the new agreement may pay for it and has enough,
 * counting the remainder that comes with them. What can't pass follows the decision made for it; while there is none it stays.
 * @param requests in the order in which they take place
 */
export const planHandover = (
  requests: readonly OpenRequest[],
  money: MoneyAtHand,
  decisions: Readonly<Record<Id, Decision>>,
): HandoverPlan => {
  const moved: OpenRequest[] = [];
  const kept: OpenRequest[] = [];
  const released: OpenRequest[] = [];
  const refusals: HandoverObstacle[] = [];
  let [movedCents, releasedCents, coveredCents] = [0, 0, 0];
  const remainder = (moving: number): number => {
    if (!money.transferRemainder) return 0;
    return Math.max(0, money.fromLeftCents + moving + releasedCents - money.keptCents);
  };
  const lacking = (moving: number): number =>
    money.mayOverdraw ? 0 : Math.max(0, moving - money.toLeftCents - coveredCents - remainder(moving));

  const settle = (request: OpenRequest, reason: HandoverObstacle['reason']): void => {
    const { bookingId, reference, startsAt, heldCents } = request;
    const decision = decisionFor(request, decisions[bookingId], reason);
    refusals.push({
      bookingId,
      reference,
      startsAt: startsAt.toISOString(),
      amountCents: heldCents,
      reason,
      decision,
    });
    if (decision === 'release') {
      released.push(request);
      releasedCents += heldCents;
    } else if (decision === 'cover') {
      coveredCents += lacking(movedCents + heldCents);
      movedCents += heldCents;
      moved.push(request);
    } else kept.push(request);
  };

  // What the new agreement may not pay for first: what is released there counts for the others.
  for (const request of requests) if (request.ineligibility) settle(request, request.ineligibility);
  for (const request of requests) {
    if (request.ineligibility) continue;
    if (request.heldCents > 0 && lacking(movedCents + request.heldCents) > 0) {
      settle(request, 'shortfall');
      continue;
    }
    movedCents += request.heldCents;
    moved.push(request);
  }
  return {
    moved,
    kept,
    released,
    refusals,
    coveredCents: Cents(coveredCents),
    remainderCents: Cents(remainder(movedCents)),
  };
};

/** More money covers a shortfall, it does not make an agreement pay for what it may not; what has begun is not released any more. */
const decisionFor = (
  { isToCome }: OpenRequest,
  decided: Decision | undefined,
  reason: HandoverObstacle['reason'],
): Decision | null => {
  if (decided === undefined) return null;
  if (decided === 'cover' && reason !== 'shortfall') return null;
  return decided === 'release' && !isToCome ? null : decided;
};
