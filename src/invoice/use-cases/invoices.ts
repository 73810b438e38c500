import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import type { Call, LineRefusal } from '../../usage/index.js';
import type {
  Decision,
  DecisionKind,
  DecisionReason,
  ProviderInvoice,
  Repeat,
  Verdict,
} from '../domain/invoice.js';
import type { OwnSession } from '../domain/reconcile.js';

/** A line of an invoice with what became of it. Sessions that the invoice lacks, and its total, have a line here too. */
export type InvoiceLine = Readonly<{
  /** Counts from 1. */
  line: number;
  verdict: Verdict;
  repeats: Repeat | null;
  /** Its line in the file; null for a session that the invoice lacks, and for the total. */
  listedAt: number | null;
  reference: string | null;
  /** The client code that the provider says was given. */
  code: string | null;
  call: Call | null;
  refusal: LineRefusal | null;
  theirCents: Cents | null;
  ourCents: Cents | null;
  /** The first record of the session, and the one that counts. */
  sessionId: Id | null;
  usageId: Id | null;
  /** This invoice is the one that pays for the session. */
  holds: boolean;
  decision: DecisionKind | null;
  decisionReason: DecisionReason | null;
  decisionComment: string | null;
  decidedAt: Date | null;
  settledAt: Date | null;
}>;

export type NewLine = Omit<
  InvoiceLine,
  'decision' | 'decisionReason' | 'decisionComment' | 'decidedAt' | 'settledAt'
>;

/** What a line becomes when it has been decided. `decision` is null where it has to be decided anew. */
export type DecidedLine = Pick<InvoiceLine, 'verdict' | 'ourCents' | 'sessionId' | 'usageId' | 'holds'> &
  Readonly<{ decision: Decision | null; by: Id }>;

/** The invoices received, and what is decided of their lines. The database keeps what was received as it was. */
export abstract class Invoices {
  /** One invoice of a provider is received at a time, so that no two take the same session. */
  abstract waitForTurn(tx: Tx, networkId: Id, providerId: Id): Promise<void>;
  abstract ofNumber(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    number: string,
  ): Promise<ProviderInvoice | undefined>;
  abstract add(tx: Tx, invoice: ProviderInvoice, pdf: Buffer, lines: readonly NewLine[]): Promise<void>;
  /** Locked until the transaction ends: decisions and settlements of one invoice come one after the other. */
  abstract find(tx: Tx, networkId: Id, id: Id): Promise<ProviderInvoice | undefined>;
  /** Our sessions that its lines may mean: those of its period, and those of these references whenever they were. */
  abstract sessionsFor(
    tx: Tx,
    invoice: ProviderInvoice,
    references: readonly string[],
  ): Promise<readonly OwnSession[]>;
  /**
   * Sessions may have been corrected since: their lines speak of the record that counts, and what no longer is what was
   * decided or settled waits to be decided anew.
   */
  abstract catchUp(tx: Tx, invoice: ProviderInvoice): Promise<void>;
  abstract line(tx: Tx, invoice: ProviderInvoice, line: number): Promise<InvoiceLine | undefined>;
  /** @throws StateConflict when another invoice has the session meanwhile */
  abstract decide(tx: Tx, invoice: ProviderInvoice, line: number, decided: DecidedLine): Promise<void>;
  /** The total alone was decided: all of its sessions are held, or none. @throws StateConflict as `decide` */
  abstract holdAll(tx: Tx, invoice: ProviderInvoice, holds: boolean): Promise<void>;
  /** Locks the sessions that it holds and has not settled, so that none is corrected meanwhile. */
  abstract lockSessions(tx: Tx, invoice: ProviderInvoice): Promise<void>;
  /** The records of the sessions that match or were accepted, and are not settled. */
  abstract toSettle(tx: Tx, invoice: ProviderInvoice): Promise<readonly Id[]>;
  /**
   * Those that the ledger has invoiced are settled, and with them those that cost nothing. A session that came late, charged to
   * nobody yet, waits.
   * @returns how many were settled
   */
  abstract settle(tx: Tx, invoice: ProviderInvoice, invoiced: readonly Id[]): Promise<number>;
}
