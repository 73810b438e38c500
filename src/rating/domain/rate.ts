import { billedTime, blockFor } from './block.js';
import { timeLines } from './planned-price.js';
import type { PlannedFacts, RatedFacts } from './rated-facts.js';
import { type RatedLine, type Rating, totalOf } from './rating.js';
import type { Tariff } from './tariff.js';
import { travelLines } from './travel.js';
import { absenceLines, cancellationLines } from './unattended.js';

/**
 * The price of a session by a tariff: the lines that say why, and their sum. It depends on nothing else, and
 * what it depends on is kept, so that a price can be explained years later.
 *
 * A modality that no block prices is not sold by this provider: nothing is due.
 * @param tariff one in which `tariffProblems` finds none
 */
export const rate = (facts: RatedFacts, tariff: Tariff): Rating => {
  const block = blockFor(facts, tariff);
  if (!block) return ratingOf([]);
  switch (facts.outcome) {
    case 'completed': {
      const billed = billedTime(facts, block);
      const lines = [...timeLines(facts, tariff, billed), ...travelLines(facts, tariff)];
      return ratingOf(lines, billed.minutes);
    }
    case 'late_cancellation':
      return ratingOf(cancellationLines(facts, tariff, block));
    case 'patient_no_show':
      return ratingOf([...absenceLines('patient', facts, tariff, block), ...travelLines(facts, tariff)]);
    case 'interpreter_no_show':
      return ratingOf(absenceLines('interpreter', facts, tariff, block));
    case 'void':
      return ratingOf([]);
  }
};

/**
 * The price of a session that goes as planned, which is what is reserved for it. While nobody knows how far the
 * interpreter will come from, the farthest zone is assumed: better to release some money than to have too little.
 */
export const estimate = (facts: PlannedFacts, tariff: Tariff): Rating =>
  rate(
    {
      ...facts,
      durationSeconds: facts.plannedSeconds,
      distanceKm: facts.distanceKm ?? Infinity,
      outcome: 'completed',
    },
    tariff,
  );

const ratingOf = (lines: readonly RatedLine[], billedMinutes = 0): Rating => ({
  lines,
  totalCents: totalOf(lines),
  billedMinutes,
});
