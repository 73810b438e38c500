import type { PlannedFacts, RatedFacts } from './rated-facts.js';
import { line, type RatedLine } from './rating.js';
import { type BlockRule, rulesOf, type Tariff } from './tariff.js';

/** What of its block a session buys: the first block, and so many steps after it. */
export type BilledTime = Readonly<{ block: BlockRule; steps: number; minutes: number }>;

type Durations = Pick<RatedFacts, 'durationSeconds' | 'plannedSeconds'>;

export const blockFor = ({ modality }: PlannedFacts, tariff: Tariff): BlockRule | undefined =>
  rulesOf(tariff, 'block').find(({ modalities }) => modalities.includes(modality));

export const billedTime = (facts: Durations, block: BlockRule): BilledTime => {
  const seconds = billedSeconds(facts, block) - block.firstMinutes * 60;
  const steps = Math.max(0, Math.ceil(seconds / (block.stepMinutes * 60)));
  return { block, steps, minutes: block.firstMinutes + steps * block.stepMinutes };
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
