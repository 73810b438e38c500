import { Cents, sum } from '../../kernel/money.js';

/**
 * One line of a rated session. Quantity times unit price is always the amount.
 *
 * `rule` is a stable code that a statement can put into words:
 * - `block.first`, `block.step`
 * - `surcharge:` and its window: `20:00-08:00`, `saturday`, `saturday,sunday`, `holiday`, `notice<24h`;
 *   then, for a share of the block, `+25%`
 * - `travel:25km`, by the zone's limit
 * - `cancellation<24h`
 * - `absence:patient:70%`, `absence:interpreter:50%`
 * - `agreed_with_provider`: by how much a price that was agreed on departs from the tariff's
 */
export type RatedLine = Readonly<{
  rule: string;
  quantity: number;
  unitPriceCents: Cents;
  amountCents: Cents;
}>;

export type Rating = Readonly<{
  lines: readonly RatedLine[];
  /** The sum of the lines, each already rounded: what is printed adds up. */
  totalCents: Cents;
  /** The minutes bought: the first block's and those of each started step. None when no session was held. */
  billedMinutes: number;
}>;

export const line = (rule: string, quantity: number, unitPriceCents: Cents): RatedLine => ({
  rule,
  quantity,
  unitPriceCents,
  amountCents: Cents(quantity * unitPriceCents),
});

export const totalOf = (lines: readonly RatedLine[]): Cents =>
  sum(lines.map(({ amountCents }) => amountCents));

/** 1250 basis points read `12.5%`. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;
