import { type Cents, share } from '../../kernel/money.js';
import { plannedPrice } from './planned-price.js';
import { isNoticeUnder, type PlannedFacts, type RatedFacts } from './rated-facts.js';
import { line, percent, type RatedLine } from './rating.js';
import { type AbsenceRule, type BlockRule, type CancellationRule, rulesOf, type Tariff } from './tariff.js';

/** What is due for a session that was cancelled: by the shortest notice that the cancellation does not reach. */
export const cancellationLines = (
  facts: RatedFacts,
  tariff: Tariff,
  block: BlockRule,
): readonly RatedLine[] => {
  const { startsAt, cancelledAt = startsAt } = facts;
  const rule = cancellationRules(facts, tariff).find(({ noticeUnderHours }) =>
    isNoticeUnder(noticeUnderHours, cancelledAt, startsAt),
  );
  return rule ? [line(`cancellation<${rule.noticeUnderHours}h`, 1, feeOf(rule, facts, tariff, block))] : [];
};

/** The rules on cancelling a session of this modality, the shortest notice first. */
export const cancellationRules = ({ modality }: PlannedFacts, tariff: Tariff): readonly CancellationRule[] =>
  rulesOf(tariff, 'cancellation')
    .filter(({ modalities }) => modalities.includes(modality))
    .toSorted((a, b) => a.noticeUnderHours - b.noticeUnderHours);

/** What is due for a session that somebody missed; nothing where the tariff is silent. */
export const absenceLines = (
  whose: AbsenceRule['whose'],
  facts: PlannedFacts,
  tariff: Tariff,
  block: BlockRule,
): readonly RatedLine[] => {
  const rule = rulesOf(tariff, 'absence').find((absence) => absence.whose === whose);
  if (!rule) return [];
  const due = share(plannedPrice(facts, tariff, block), rule.basisPoints);
  return [line(`absence:${whose}:${percent(rule.basisPoints)}`, 1, due)];
};

const feeOf = (
  { charge }: CancellationRule,
  facts: PlannedFacts,
  tariff: Tariff,
  block: BlockRule,
): Cents => {
  if ('cents' in charge) return charge.cents;
  if ('firstBlock' in charge) return block.firstCents;
  const planned = plannedPrice(facts, tariff, block);
  return 'basisPoints' in charge ? share(planned, charge.basisPoints) : planned;
};
