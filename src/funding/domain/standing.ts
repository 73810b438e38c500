import type { Day } from '../../kernel/civil-time.js';
import { lastDayOf, type Agreement } from './agreement.js';
import type { Budget } from './budget.js';
import type { Forecast } from './forecast.js';
import { payerOrder } from './payer.js';

/** Where a day stands in an agreement's life. */
export type Phase = 'coming' | 'open' | 'closed';

/** An agreement with its money: what a coordinator, or its funder, looks at. */
export type Standing = Readonly<{
  agreement: Agreement;
  /** Whose money it is. */
  funderName: string;
  budget: Budget;
  forecast: Forecast;
  phase: Phase;
}>;

export const phaseOf = (
  agreement: Pick<Agreement, 'startsOn' | 'endsOn' | 'closesOn' | 'closedAt'>,
  today: Day,
): Phase => {
  if (agreement.closedAt !== null || today > lastDayOf(agreement)) return 'closed';
  return today < agreement.startsOn ? 'coming' : 'open';
};

/** Those that are open, in the order in which they are asked to pay. */
export const payingOrder = (standings: readonly Standing[]): readonly Standing[] =>
  standings.filter(({ phase }) => phase === 'open').toSorted((a, b) => payerOrder(a.agreement, b.agreement));
