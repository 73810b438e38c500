import { Cents } from '../../../kernel/money.js';
import { folded } from '../../../kernel/folded.js';

/** What a list says in a row of its own that its lines come to; null where it does not say. */
export type ListTotal = Readonly<{ amountCents: Cents | null; seconds: number | null }>;

/** A total that its lines do not come to: ours is their sum, theirs what the list says. */
export type WrongTotal = Readonly<
  { ourCents: Cents; theirCents: Cents } | { ourSeconds: number; theirSeconds: number }
>;

/** Whether a row begins as the totals at the foot of a list, or of a part of it, do. */
export const isTotal = (firstCell: string): boolean => TOTAL.test(folded(firstCell));
const TOTAL = /^(?:sous[- ]|sub[- ]?|grand )?tota(?:l|ux)\b/;

/**
 * Adds up the lines of a list as they come, and compares with each total what stands above it: all of it, or what came since
 * the total before, for a list in parts.
 */
export class RunningTotals {
  private readonly all = new Sum();
  private part = new Sum();

  add(cents: Cents | null, seconds: number | null): void {
    for (const sum of [this.all, this.part]) sum.add(cents ?? 0, seconds ?? 0);
  }

  /** @returns what differs; undefined where the total is right, or says nothing that could be wrong */
  compare({ amountCents, seconds }: ListTotal): WrongTotal | undefined {
    const sums = [this.all, this.part];
    this.part = new Sum();
    if (amountCents !== null && !sums.some(({ cents }) => cents === amountCents))
      return { ourCents: Cents(this.all.cents), theirCents: amountCents };
    if (seconds !== null && !sums.some((sum) => Math.abs(sum.seconds - seconds) <= sum.lines))
      return { ourSeconds: this.all.seconds, theirSeconds: seconds };
    return undefined;
  }
}

/** Durations are rounded line by line: a total may be off by as many seconds as there are lines. */
class Sum {
  cents = 0;
  seconds = 0;
  lines = 0;

  add(cents: number, seconds: number): void {
    this.cents += cents;
    this.seconds += seconds;
    this.lines++;
  }
}
