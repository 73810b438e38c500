import type { Cents } from '../../kernel/money.js';
import { billedTime, type BilledTime, blockLines } from './block.js';
import type { PlannedFacts } from './rated-facts.js';
import { type RatedLine, totalOf } from './rating.js';
import { surchargeLines } from './surcharge.js';
import type { BlockRule, Tariff } from './tariff.js';

/** What the time itself costs: the block, and the surcharges on it. */
export const timeLines = (facts: PlannedFacts, tariff: Tariff, billed: BilledTime): readonly RatedLine[] => [
  ...blockLines(billed),
  ...surchargeLines(facts, tariff, billed),
];

/** What the session's time would have cost, had it gone as planned; surcharges included, travel not. */
export const plannedPrice = (facts: PlannedFacts, tariff: Tariff, block: BlockRule): Cents => {
  const planned = billedTime({ ...facts, durationSeconds: facts.plannedSeconds }, block);
  return totalOf(timeLines(facts, tariff, planned));
};
