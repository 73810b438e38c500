import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Day } from '../../kernel/civil-time.js';
import type { Period } from '../domain/activity.js';
import type { StatementDocument } from '../domain/document.js';
import type { Sealed, Statement, StatementAnswer } from '../domain/statement.js';

/** An issued statement, by what people call it. */
export type Issued = Readonly<{ number: string; from: Day; to: Day }>;

/** What is sealed of a statement: both versions, and what its lines make. */
export type Draft = Readonly<{
  funders: StatementDocument;
  coordinators: StatementDocument;
  lines: Readonly<{ count: number; cents: number; sha256: string }>;
}>;

/** Where statements are kept. */
export abstract class StatementBook {
  abstract add(tx: Tx, statement: Statement): Promise<void>;
  abstract find(tx: Tx, networkId: Id, id: Id): Promise<Statement | undefined>;
  /** The one that was issued of any of these days; undefined when there is none. */
  abstract issuedWithin(tx: Tx, networkId: Id, agreementId: Id, period: Period): Promise<Issued | undefined>;
  /** Whether anything was recorded that it would count if it were issued now. */
  abstract countsAnything(tx: Tx, draft: Statement): Promise<boolean>;
  /** The rank that comes next; nobody takes it meanwhile, as long as the agreement's balance is held. */
  abstract nextSequence(tx: Tx, networkId: Id, agreementId: Id, year: number): Promise<number>;
  /** What it says if it is issued now. */
  abstract read(
    tx: Tx,
    statement: Statement,
    issuing: Readonly<{ number: string; issuedOn: Day }>,
  ): Promise<Draft>;
  /** It is issued with what it says, and its lines are counted from then on. */
  abstract seal(tx: Tx, statement: Statement, sealed: Sealed, by: Id | null): Promise<void>;
  abstract answer(tx: Tx, statement: Statement, answer: StatementAnswer): Promise<void>;
  /** A draft is given up; nothing is left of it. */
  abstract discard(tx: Tx, statement: Statement): Promise<void>;
}
