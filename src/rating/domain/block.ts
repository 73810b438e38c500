import type { PlannedFacts, RatedFacts } from './rated-facts.js';
import { line, type RatedLine } from './rating.js';
import { type BlockRule, rulesOf, type Tariff } from './tariff.js';

/**
 * What of its block a session buys: the first block, and so many steps after it. `minutes` are those bought, `held` those
 * of the duration that is billed: a quarter of an hour buys the whole first hour.
 */
export type BilledTime = Readonly<{ block: BlockRule; steps: number; minutes: number; held: number }>;

type Durations = Pick<RatedFacts, 'durationSeconds' | 'plannedSeconds'>;

export const blockFor = ({ modality }: PlannedFacts, tariff: Tariff): BlockRule | undefined =>
  rulesOf(tariff, 'block').find(({ modalities }) => modalities.includes(modality));

export const billedTime = (facts: Durations, block: BlockRule): BilledTime => {
  const seconds = billedSeconds(facts, block);
  const steps = Math.max(0, Math.ceil((seconds - block.firstMinutes * 60) / (block.stepMinutes * 60)));
  const minutes = block.firstMinutes + steps * block.stepMinutes;
  return { block, steps, minutes, held: Math.ceil(seconds / 60) };
};

export const blockLines = ({ block, steps }: BilledTime): readonly RatedLine[] => {
  const first = line('block.first', 1, block.firstCents);
  return steps === 0 ? [first] : [first, line('block.step', steps, block.stepCents)];
};

const billedSeconds = ({ durationSeconds, plannedSeconds }: Durations, { basis }: BlockRule): number => {
  switch (basis) {
    case 'actual':
      return durationSeconds;
    case 'planned':
      return plannedSeconds;
    case 'higher':
      return Math.max(durationSeconds, plannedSeconds);
  }
};
