import { addDays, type Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import { Cents, sum } from '../../kernel/money.js';
import type { Agreement, Unspent } from './agreement.js';
import type { Amendment } from './amendment.js';
import type { Budget } from './budget.js';
import type { Closing } from './closing.js';

/** By nature, as a financial report groups its expenses; `other` is what no priced line explains. */
export type Nature = `interpreting:${Modality}` | 'travel' | 'surcharge' | 'cancellation' | 'other';

export type Spent = Readonly<{
  /** The greatest first; those of nought are left out. */
  natures: readonly Readonly<{ nature: Nature; cents: Cents }>[];
  totalCents: Cents;
}>;

/** A year, or what of it the agreement covers; both days are included. */
export type SpentYear = Spent & Readonly<{ from: Day; to: Day }>;

/**
 * Compte rendu financier : what the report on a grant asks for (cerfa 15059, loi n° 2000-321, art. 10): what was granted and
 * amended, what was spent by nature, what is left, and its fate. Cents, VAT included.
 */
export type YearEnd = Readonly<{
  agreement: Pick<Agreement, 'id' | 'title' | 'reference' | 'carrier' | 'startsOn' | 'endsOn'>;
  funderName: string;
  grantedAtStartCents: Cents;
  amendments: readonly Pick<Amendment, 'reference' | 'madeAt' | 'grantDeltaCents' | 'endsOn'>[];
  /** By handovers and what was carried over, from other agreements less to others; without what this one's closing moved. */
  transferredCents: Cents;
  /** All of these together: what there was to spend. */
  grantedCents: Cents;
  spent: Spent;
  /** By calendar year of the sessions. */
  calendarYears: readonly SpentYear[];
  /** From the agreement's first day, twelve months each. */
  agreementYears: readonly SpentYear[];
  /** Promised and not spent yet; 0 once it is closed. */
  committedCents: Cents;
  /** Granted, less spent and promised; below zero where it is overdrawn. */
  balanceCents: Cents;
  fate: Readonly<{
    rule: Unspent;
    /** What has moved by it so far: 0 until it is closed; below zero a debt. */
    movedCents: Cents;
    successorId: Id | null;
    closedAt: Date | null;
  }>;
}>;

/** What one day's sessions have cost, by what was priced; corrections taken off. `rule` is the beginning of a priced line's. */
export type PricedDay = Readonly<{ day: Day; modality: Modality; rule: string; cents: Cents }>;

export type YearEndFacts = Readonly<{
  agreement: Agreement;
  funderName: string;
  budget: Budget;
  grantedAtStartCents: Cents;
  amendments: readonly Amendment[];
  transferredCents: Cents;
  priced: readonly PricedDay[];
  /** What was consumed on each day, as the ledger says it. */
  consumed: readonly Readonly<{ day: Day; cents: Cents }>[];
  /** The closing that holds at present, if any. */
  closing: Closing | null;
}>;

/** The figures of an agreement's report. Its expenses add up to what the ledger says was consumed, whatever explains them. */
export const yearEndOf = (facts: YearEndFacts): YearEnd => {
  const { agreement, budget, closing, consumed } = facts;
  const { id, title, reference, carrier, startsOn, endsOn } = agreement;
  const days = consumed.map(({ day }) => day).toSorted();
  const first = earlier(days[0] ?? startsOn, startsOn);
  const last = later(days.at(-1) ?? endsOn, endsOn);
  const within = ({ from, to }: Span): SpentYear => ({ from, to, ...spentIn(facts, { from, to }) });
  const grantedCents = Cents(
    facts.grantedAtStartCents +
      sum(facts.amendments.map(({ grantDeltaCents }) => grantDeltaCents)) +
      facts.transferredCents,
  );
  const spent = spentIn(facts, { from: first, to: last });
  return {
    agreement: { id, title, reference, carrier, startsOn, endsOn },
    funderName: facts.funderName,
    grantedAtStartCents: facts.grantedAtStartCents,
    amendments: facts.amendments.map(({ reference: of, madeAt, grantDeltaCents, endsOn: until }) => ({
      reference: of,
      madeAt,
      grantDeltaCents,
      endsOn: until,
    })),
    transferredCents: facts.transferredCents,
    grantedCents,
    spent,
    calendarYears: spansOf(first, last, (from) => `${from.slice(0, 4)}-12-31`).map(within),
    agreementYears: spansOf(startsOn, last, (from) => addDays(aYearAfter(from), -1)).map(within),
    committedCents: budget.committedCents,
    balanceCents: Cents(grantedCents - spent.totalCents - budget.committedCents),
    fate: {
      rule: agreement.unspent,
      movedCents: closing?.movedCents ?? Cents(0),
      successorId: agreement.successorId,
      closedAt: agreement.closedAt,
    },
  };
};

type Span = Readonly<{ from: Day; to: Day }>;

const spentIn = ({ priced, consumed }: YearEndFacts, { from, to }: Span): Spent => {
  const isIn = ({ day }: Readonly<{ day: Day }>): boolean => from <= day && day <= to;
  const totalCents = sum(consumed.filter(isIn).map(({ cents }) => cents));
  const byNature = new Map<Nature, number>();
  for (const one of priced.filter(isIn)) {
    const nature = natureOf(one);
    byNature.set(nature, (byNature.get(nature) ?? 0) + one.cents);
  }
  const explained = [...byNature.values()].reduce((total, cents) => total + cents, 0);
  byNature.set('other', (byNature.get('other') ?? 0) + totalCents - explained);
  const natures = [...byNature]
    .filter(([, cents]) => cents !== 0)
    .map(([nature, cents]) => ({ nature, cents: Cents(cents) }))
    .toSorted((one, other) => other.cents - one.cents || (one.nature < other.nature ? -1 : 1));
  return { natures, totalCents };
};

const natureOf = ({ rule, modality }: PricedDay): Nature => {
  if (rule === 'block') return `interpreting:${modality}`;
  if (rule === 'travel' || rule === 'surcharge') return rule;
  return rule === 'cancellation' || rule === 'absence' ? 'cancellation' : 'other';
};

const spansOf = (first: Day, last: Day, endOf: (from: Day) => Day): readonly Span[] => {
  const spans: Span[] = [];
  for (let from = first; from <= last; from = addDays(spans.at(-1)!.to, 1))
    spans.push({ from, to: earlier(endOf(from), last) });
  return spans;
};

/** The same day of the next year; of a 29 February the first of March, so that twelve months end with February. */
const aYearAfter = (day: Day): Day => {
  const next = `${Number(day.slice(0, 4)) + 1}`.padStart(4, '0');
  return day.endsWith('-02-29') ? `${next}-03-01` : `${next}${day.slice(4)}`;
};

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
const later = (one: Day, other: Day): Day => (one > other ? one : other);
