import { type LocalTime, minutesFrom } from '../../kernel/civil-time.js';
import { type BasisPoints, Cents } from '../../kernel/money.js';
import type { BilledTime } from './block.js';
import type { PlannedFacts } from './rated-facts.js';
import { line, percent, type RatedLine, totalOf } from './rating.js';
import { rulesOf, type SupplementUnit, type SurchargeRule, type Tariff } from './tariff.js';
import { type Window, windowName, windowOf } from './window.js';

/**
 * The surcharges of a session. Their windows are laid over minutes that follow each other from the session's start, each
 * judged by the local clock as it begins: for a share of the block, over the minutes that the block sells, since it is
 * their price that is raised; for an amount, over those held, since nobody interpreted in the others.
 */
export const surchargeLines = (
  facts: PlannedFacts,
  tariff: Tariff,
  billed: BilledTime,
): readonly RatedLine[] => {
  const rules = rulesOf(tariff, 'surcharge').filter(({ modalities }) => modalities.includes(facts.modality));
  // Most sessions carry none, and looking at each minute is what rating costs most.
  if (rules.length === 0) return [];
  const minutes = minutesFrom(facts.startsAt, billed.minutes, facts.timeZone);
  const surcharges = rules.map((rule) => ({ rule, isInside: windowOf(rule.when, facts) }));
  return STACKING[tariff.stacking](surcharges, minutes, billed);
};

type Surcharge = Readonly<{ rule: SurchargeRule; isInside: Window }>;

type Stack = (
  surcharges: readonly Surcharge[],
  minutes: readonly LocalTime[],
  billed: BilledTime,
) => readonly RatedLine[];

const sum: Stack = (surcharges, minutes, billed) =>
  surcharges.flatMap((surcharge) => dearestByMinute([surcharge], minutes, billed));

const highest: Stack = (surcharges, minutes, billed) => {
  const byMinute = surcharges.filter(({ rule }) => !isOncePerSession(rule));
  const once = surcharges.filter(({ rule }) => isOncePerSession(rule));
  return [
    dearestByMinute(byMinute, minutes, billed),
    ...sum(once, minutes, billed).map((alone) => [alone]),
  ].reduce((dearest, other) => (totalOf(other) > totalOf(dearest) ? other : dearest));
};

const STACKING: Record<Tariff['stacking'], Stack> = { sum, highest };

const isOncePerSession = (rule: SurchargeRule): boolean => 'cents' in rule && rule.per === 'session';

/** The minutes that a surcharge falls on, told apart by what they are a part of. */
type Carried = { inFirst: number; inSteps: number };

/** Each minute goes to the dearest of the surcharges whose window it lies in; to the first of equals. */
const dearestByMinute: Stack = (surcharges, minutes, billed) => {
  const { firstMinutes, firstCents, stepMinutes, stepCents } = billed.block;
  const bearers = surcharges.map((surcharge) => ({ ...surcharge, carried: { inFirst: 0, inSteps: 0 } }));
  const dearestFirst = (cents: Cents, over: number) =>
    bearers.toSorted((a, b) => weight(b.rule, cents, over) - weight(a.rule, cents, over));
  const ofFirst = dearestFirst(firstCents, firstMinutes);
  const ofSteps = dearestFirst(stepCents, stepMinutes);

  minutes.forEach((minute, index) => {
    const isInFirst = index < firstMinutes;
    const bearer = (isInFirst ? ofFirst : ofSteps).find(({ isInside }) => isInside(minute));
    // Whose minute it is does not depend on whether it was held, or a longer session could cost less.
    if (bearer && ('basisPoints' in bearer.rule || index < billed.held))
      bearer.carried[isInFirst ? 'inFirst' : 'inSteps'] += 1;
  });
  return bearers.flatMap(({ rule, carried }) => lineOf(rule, carried, billed));
};

/** What a surcharge would come to on a part of the block, to rank it: whole numbers, in 300 000ths of a cent. */
const weight = (rule: SurchargeRule, partCents: Cents, partMinutes: number): number => {
  if ('basisPoints' in rule) return rule.basisPoints * partCents * 30;
  return rule.cents * partMinutes * (rule.per === 'minute' ? 300_000 : 10_000);
};

const lineOf = (rule: SurchargeRule, carried: Carried, billed: BilledTime): readonly RatedLine[] => {
  const minutes = carried.inFirst + carried.inSteps;
  if (minutes === 0) return [];
  const code = `surcharge:${windowName(rule.when)}`;
  if ('basisPoints' in rule)
    return [line(`${code}+${percent(rule.basisPoints)}`, 1, shareCarried(carried, billed, rule.basisPoints))];
  return [line(code, unitsOf(rule.per, minutes), rule.cents)];
};

const unitsOf = (per: SupplementUnit, minutes: number): number => {
  switch (per) {
    case 'session':
      return 1;
    case 'minute':
      return minutes;
    case 'started_half_hour':
      return Math.ceil(minutes / 30);
  }
};

/**
 * A share of what the minutes carried cost, where a minute of the first block costs its part of the first block and
 * a minute of a step its part of the step:
 *
 *     (firstCents × inFirst / firstMinutes + stepCents × inSteps / stepMinutes) × basisPoints / 10 000
 *
 * rounded half up, once; in bigints, because the products outgrow a double. Of a session that carries it whole, that is
 * the share of the whole block. And as minutes keep their price whatever follows, a longer session never costs less,
 * which an average price would not promise.
 */
const shareCarried = (carried: Carried, { block }: BilledTime, basisPoints: BasisPoints): Cents => {
  const [firstMinutes, stepMinutes] = [BigInt(block.firstMinutes), BigInt(block.stepMinutes)];
  const inFirst = BigInt(block.firstCents) * BigInt(carried.inFirst) * stepMinutes;
  const inSteps = BigInt(block.stepCents) * BigInt(carried.inSteps) * firstMinutes;
  const whole = 10_000n * firstMinutes * stepMinutes;
  return Cents(Number(((inFirst + inSteps) * BigInt(basisPoints) * 2n + whole) / (whole * 2n)));
};
