import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import { Cents } from '../../../kernel/money.js';
import type { Queryable, Tx } from '../../../platform/database/index.js';
import type { Budget } from '../../domain/budget.js';
import type { Entry } from '../../domain/entry.js';

export type Held = Readonly<{ agreementId: Id; cents: Cents }>;
type Recorded = { agreement_id: Id; cause: string; overdrawn_cents: number };

/** Livre : the append-only record of every cent. Balances follow it, in the database, and nothing else moves them. */
@Injectable()
export class Ledger {
  /**
   * Records the entries, in this order; those whose cause is known already change nothing.
   * A commitment beyond what is available is refused by the database unless the agreement says `warn`; a cost never is:
   * beyond the grant it is overdrawn, and the alert goes out with the transaction.
   * @returns the causes that were new.
   */
  async record(
    tx: Tx,
    networkId: Id,
    entries: readonly Entry[],
    recordedBy: Id | null,
  ): Promise<ReadonlySet<string>> {
    if (entries.length === 0) return new Set();
    const recorded = await tx.rows<Recorded>(
      sql`
        SELECT agreement_id, cause, overdrawn_cents
          FROM record_entries(${networkId}, ${JSON.stringify(entries.map((entry) => ({ ...entry, id: newId() })))}::jsonb,
                              ${tx.at}, ${recordedBy})`,
      'record-entries',
    );
    const overdrawn = new Map<Id, number>();
    for (const { agreement_id, overdrawn_cents } of recorded) {
      overdrawn.set(agreement_id, (overdrawn.get(agreement_id) ?? 0) + overdrawn_cents);
    }
    for (const [agreementId, byCents] of overdrawn) {
      if (byCents <= 0) continue;
      tx.publish({ type: 'agreement.overdrawn.v1', networkId, subjectId: agreementId, facts: { byCents } });
    }
    return new Set(recorded.map(({ cause }) => cause));
  }

  /**
   * Holds the balances of these agreements until the transaction ends, always in the same order: whoever moves money between
   * several takes them at once, here, and no two ever wait for each other.
   * @returns what each has left, below zero where it is overdrawn; an agreement that the network does not have is not there.
   */
  async lockBudgets(tx: Tx, networkId: Id, agreementIds: readonly Id[]): Promise<ReadonlyMap<Id, Cents>> {
    const locked = await tx.rows<{ agreement_id: Id; left_cents: number }>(
      sql`
        SELECT agreement_id, available_cents - overdrawn_cents AS left_cents FROM agreement_balance
         WHERE network_id = ${networkId} AND agreement_id = ANY (${[...agreementIds]}::uuid[])
         ORDER BY agreement_id FOR UPDATE`,
      'lock-budgets',
    );
    return new Map(locked.map(({ agreement_id, left_cents }) => [agreement_id, Cents(left_cents)]));
  }

  /** What is held for a booking at present; null when nothing is. */
  async heldFor(database: Queryable, networkId: Id, bookingId: Id): Promise<Held | null> {
    const held = await database.row<{ agreement_id: Id; held_cents: number }>(
      sql`
        SELECT agreement_id, held_cents FROM reservation
         WHERE network_id = ${networkId} AND booking_id = ${bookingId} AND held_cents > 0`,
      'held-for',
    );
    return held ? { agreementId: held.agreement_id, cents: Cents(held.held_cents) } : null;
  }

  /** What is held at present for those of the bookings for which something is. */
  async heldForEach(
    database: Queryable,
    networkId: Id,
    bookingIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, Held>> {
    if (bookingIds.length === 0) return new Map();
    const held = await database.rows<{ booking_id: Id; agreement_id: Id; held_cents: number }>(sql`
      SELECT booking_id, agreement_id, held_cents FROM reservation
       WHERE network_id = ${networkId} AND booking_id = ANY (${bookingIds}::uuid[]) AND held_cents > 0`);
    return new Map(
      held.map(({ booking_id, agreement_id, held_cents }) => [
        booking_id,
        { agreementId: agreement_id, cents: Cents(held_cents) },
      ]),
    );
  }

  /** @returns undefined when there is no such agreement. */
  async budgetOf(database: Queryable, networkId: Id, agreementId: Id): Promise<Budget | undefined> {
    return database.row<Budget>(
      sql`
        SELECT granted_cents AS "grantedCents", committed_cents AS "committedCents",
               consumed_cents + invoiced_cents AS "consumedCents", invoiced_cents AS "invoicedCents",
               available_cents AS "availableCents", overdrawn_cents AS "overdrawnCents"
          FROM agreement_balance WHERE network_id = ${networkId} AND agreement_id = ${agreementId}`,
      'budget-of',
    );
  }
}
