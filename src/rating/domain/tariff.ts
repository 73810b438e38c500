import type { Day } from '../../kernel/civil-time.js';
import type { Modality } from '../../kernel/modality.js';
import type { BasisPoints, Cents } from '../../kernel/money.js';

/**
 * A provider's dated price list: data, stored as it is written here, read by `rate`.
 * What a well-formed tariff may still get wrong is told by `tariffProblems` when it is stored.
 */
export type Tariff = Readonly<{
  /** First local day on which sessions are priced by this list, until the next list begins. */
  validFrom: Day;
  stacking: Stacking;
  /** The rate contained in the prices, which are all VAT included: 2000 is 20 %. */
  vatBasisPoints: BasisPoints;
  rules: readonly Rule[];
}>;

export type Rule = BlockRule | SurchargeRule | TravelRule | CancellationRule | AbsenceRule;

/**
 * Whether each surcharge that holds is due (`sum`), or only the highest (`highest`): then a minute carries the one
 * surcharge that is dearest on it, and a surcharge per session is due if it exceeds all the others of the session.
 */
export type Stacking = 'highest' | 'sum';

/** The first block is due as soon as the session is, then each started step. Waiting is not time. */
export type BlockRule = Readonly<{
  type: 'block';
  modalities: readonly Modality[];
  firstMinutes: number;
  firstCents: Cents;
  stepMinutes: number;
  stepCents: Cents;
  basis: Basis;
}>;

/** Which duration is billed: the actual one, the planned one, or the longer of the two. */
export type Basis = 'actual' | 'planned' | 'higher';

export type SurchargeRule = Readonly<
  { type: 'surcharge'; modalities: readonly Modality[]; when: When } & (ShareOfBlock | Supplement)
>;

/** A share of what the block costs for the minutes in the window; counting it per minute changes nothing. */
type ShareOfBlock = { basisPoints: BasisPoints; per?: 'session' | 'minute' };

/** A price for each unit in the window: once a session, or for each minute or started half-hour that lies in it. */
type Supplement = { cents: Cents; per: SupplementUnit };

export type SupplementUnit = 'session' | 'minute' | 'started_half_hour';

/** The window of a surcharge: only the minutes inside it count. */
export type When =
  /** Local `HH:mm`, `to` excluded; from 20:00 to 08:00 crosses midnight. */
  | Readonly<{ from: string; to: string }>
  /** Local days of the week, from Monday, 1, to Sunday, 7. */
  | Readonly<{ weekdays: readonly number[] }>
  /** Public holidays where the practice is. */
  | Readonly<{ holiday: true }>
  /** Sessions asked for less than this many hours before they start. */
  | Readonly<{ noticeUnderHours: number }>;

/** On site, when someone travelled: the price of the first zone, nearest first, that reaches as far as the practice. */
export type TravelRule = Readonly<{ type: 'travel'; zones: readonly TravelZone[] }>;

export type TravelZone = Readonly<{ upToKm: number; cents: Cents }>;

/** What is due when a session is cancelled less than so many elapsed hours before it starts. */
export type CancellationRule = Readonly<{
  type: 'cancellation';
  modalities: readonly Modality[];
  noticeUnderHours: number;
  charge: Charge;
}>;

/** The planned price, the first block alone, a share of the planned price, or an amount. */
export type Charge =
  | Readonly<{ planned: true }>
  | Readonly<{ firstBlock: true }>
  | Readonly<{ basisPoints: BasisPoints }>
  | Readonly<{ cents: Cents }>;

/** The share of the planned price that is due when somebody did not come. */
export type AbsenceRule = Readonly<{
  type: 'absence';
  whose: 'patient' | 'interpreter';
  basisPoints: BasisPoints;
}>;

type RuleOf<T extends Rule['type']> = Extract<Rule, { type: T }>;

/** The tariff's rules of one type, in the order they are written. */
export const rulesOf = <T extends Rule['type']>({ rules }: Tariff, type: T): readonly RuleOf<T>[] =>
  rules.filter((rule): rule is RuleOf<T> => rule.type === type);
