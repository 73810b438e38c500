import type { Cents } from '../../kernel/money.js';
import { rate } from './rate.js';
import { hoursBefore, type PlannedFacts } from './rated-facts.js';
import type { Tariff } from './tariff.js';
import { cancellationRules } from './unattended.js';

export type CancellationTerms = Readonly<{
  /** What cancelling at that instant costs. */
  feeCents: Cents;
  /** The last instant at which cancelling is free; null when it always is. */
  freeUntil: Date | null;
}>;

/**
 * What the person who is about to cancel must see first. The fee is asked of `rate` itself,
 * so that what was shown and what is charged cannot differ.
 */
export const cancellationTerms = (facts: PlannedFacts, tariff: Tariff, at: Date): CancellationTerms => {
  const feeAt = (cancelledAt: Date) =>
    rate({ ...facts, durationSeconds: 0, outcome: 'late_cancellation', cancelledAt }, tariff).totalCents;
  const freeUntil = cancellationRules(facts, tariff)
    .map(({ noticeUnderHours }) => hoursBefore(facts.startsAt, noticeUnderHours))
    .toReversed()
    .find((limit) => feeAt(justAfter(limit)) > 0);
  return { feeCents: feeAt(at), freeUntil: freeUntil ?? null };
};

const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1);
