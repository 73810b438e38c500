import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import type { StatementState } from './statement.lifecycle.js';

/** Relevé d'utilisation : what a funder is told of one agreement over one period, both days included. */
export type Statement = Readonly<{
  networkId: Id;
  id: Id;
  agreementId: Id;
  from: Day;
  to: Day;
  status: StatementState;
  /** `2026-1`: the year of issue, and its rank among those of the agreement, without gaps; null in a draft. */
  number: string | null;
  /** The account; null when the program does it by itself. */
  draftedBy: Id | null;
  draftedAt: Date;
  issuedBy: Id | null;
  issuedAt: Date | null;
  /** SHA-256 of what the funder downloads as JSON, in hexadecimal; null in a draft. */
  hash: string | null;
  /** SHA-256 of the coordinator's version with the digest of its lines. */
  detailHash: string | null;
  /** How many movements of the ledger it counts, and what they make together; null in a draft. */
  lineCount: number | null;
  consumedCents: Cents | null;
}>;

/** Whether the agreement's life holds all of the period. */
export const holds = (
  { startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>,
  { from, to }: Pick<Statement, 'from' | 'to'>,
): boolean => startsOn <= from && to <= endsOn;

/** What the funder has answered; each kind once. */
export type StatementAnswer = Readonly<{
  status: 'acknowledged' | 'disputed';
  comment: string | null;
  answeredBy: Id;
  answeredAt: Date;
}>;

/** What an issue writes, once and for all. */
export type Sealed = Readonly<{
  year: number;
  sequence: number;
  document: string;
  hash: string;
  detail: string;
  detailHash: string;
  lineCount: number;
  consumedCents: Cents;
}>;
