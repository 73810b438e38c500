import { InvalidInput } from '../../kernel/errors.js';
import type { Budget } from './budget.js';

/** Alerte de seuil : an agreement has reached a part of its envelope, in percent; told once, until it is cleared. */
export type Alert = Readonly<{ threshold: number; raisedAt: Date }>;

/** In percent of what is granted, where an agreement says nothing else. */
export const USUAL_THRESHOLDS: readonly number[] = [75, 90, 100];

/** The thresholds that what is committed and consumed has reached together, lowest first. */
export const reachedBy = (
  thresholds: readonly number[],
  { grantedCents, committedCents, consumedCents }: Budget,
): readonly number[] => {
  const usedCents = committedCents + consumedCents;
  if (usedCents <= 0) return [];
  return thresholds.filter((threshold) => usedCents * 100 >= threshold * grantedCents);
};

/**
 * The same, lowest first.
 * @throws InvalidInput when one stands twice
 */
export const settledThresholds = (
  thresholds: readonly number[],
  pointer = '/alertThresholds',
): readonly number[] => {
  if (new Set(thresholds).size < thresholds.length) throw new InvalidInput([{ pointer, message: twice }]);
  return thresholds.toSorted((a, b) => a - b);
};

const twice = { fr: 'Chaque seuil ne se donne qu’une fois.', en: 'Each threshold is given only once.' };
