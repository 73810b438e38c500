import type { Day } from '../../kernel/civil-time.js';
import type { Period } from './activity.js';

/**
 * How the values of a column are read: `cents` are integer cents, VAT included; `seconds` and `minutes` are lengths of time;
 * `share` is in basis points, 10 000 being the whole; a `month` is its first day.
 */
export type ValueKind = 'text' | 'day' | 'month' | 'count' | 'cents' | 'minutes' | 'seconds' | 'share';

/** What a funder is not shown, because it counts fewer than five people or would betray what does. */
export const MASKED = { masked: true } as const;

/** Null where nothing is known, which is not nought. */
export type Value = string | number | null | typeof MASKED;

export const isMasked = (value: Value): value is typeof MASKED => typeof value === 'object' && value !== null;

export type Column = Readonly<{ key: string; title: string; kind: ValueKind }>;

/** One figure that stands by itself. */
export type Figure = Readonly<{ key: string; title: string; kind: ValueKind; value: Value }>;

/** A table as it is read, under its title; each row has a value for each column. */
export type Table = Readonly<{
  key: string;
  title: string;
  columns: readonly Column[];
  rows: readonly (readonly Value[])[];
  /** What stands under the rows; null where a sum would mean nothing. */
  total: readonly Value[] | null;
  /** Sentences under the table: what is masked, what a word counts. */
  notes: readonly string[];
  /** The key of the column that a picture above the table draws, if one does. */
  drawn: string | null;
}>;

/**
 * Relevé d'utilisation : all that one says to whoever reads it, in French and in the order of reading. Every format is made of
 * this object alone, so that none can say something else; its canonical JSON is what is sealed.
 */
export type StatementDocument = Readonly<{
  schema: 'truchement.statement.1';
  /** A funder's has its small cells masked; a coordinator's shows them all. */
  audience: 'funder' | 'coordinator';
  /** Null in a draft. */
  number: string | null;
  /** In the network's zone; null in a draft. */
  issuedOn: Day | null;
  network: string;
  funder: string;
  carrier: string;
  agreement: Readonly<{ title: string; reference: string; startsOn: Day; endsOn: Day }>;
  period: Period;
  /** The whole in one sentence. */
  headline: string;
  figures: readonly Figure[];
  tables: readonly Table[];
}>;

/**
 * One movement that a statement counts: a session of its period, or an adjustment of an earlier one. What was taken back counts
 * below nought; the sum of all lines is what the statement says was consumed. For coordinators alone.
 */
export type StatementLine = Readonly<{
  kind: 'session' | 'adjustment';
  /** The number of the statement that an adjustment amends. */
  amends: string | null;
  sessionOn: Day;
  /** In the network's zone, `09:05`. */
  startTime: string;
  /** The booking's or the provider's. */
  reference: string | null;
  professional: string | null;
  practice: string | null;
  /** French name; null where it is not known. */
  language: string | null;
  modality: string;
  outcome: string;
  durationSeconds: number;
  billedMinutes: number;
  /** Below nought for what was taken back. */
  amountCents: number;
}>;
