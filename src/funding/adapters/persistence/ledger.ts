import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import { Cents } from '../../../kernel/money.js';
import type { Queryable, Tx } from '../../../platform/database/index.js';
import type { Budget } from '../../domain/budget.js';
import type { Entry } from '../../domain/entry.js';
import { EntryBook, type HandoverMovement } from '../../use-cases/agreement-register.js';

export type Held = Readonly<{ agreementId: Id; cents: Cents }>;
type Recorded = { agreement_id: Id; cause: string; overdrawn_cents: number };

/** Livre : the append-only record of every cent. Balances follow it, in the database, and nothing else moves them. */
@Injectable()
export class Ledger extends EntryBook {
  /**
   * Records the entries, in this order; those whose cause is known already change nothing.
   * A commitment beyond what is available is refused by the database unless the agreement says `warn`; a cost never is:
   * beyond the grant it is overdrawn, and the alert goes out with the transaction.
   * @returns the causes that were new.
   */
  override async record(
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
      if (byCents > 0) alertOf(tx, networkId, agreementId, byCents);
    }
    return new Set(recorded.map(({ cause }) => cause));
  }

  /** What is reserved for these bookings passes from one agreement to another, with the remainder. */
  override async handOver(
    tx: Tx,
    networkId: Id,
    { handoverId, fromAgreementId, toAgreementId, bookingIds, remainderCents }: HandoverMovement,
    recordedBy: Id | null,
  ): Promise<void> {
    const cause = `handover:${handoverId}`;
    // In this order on each side: what was reserved comes back before the remainder leaves, and the remainder arrives before
    // it has to cover what is reserved there.
    const overdrawn = await tx.rows<{ agreement_id: Id; by_cents: number }>(sql`
      WITH moving AS (
        SELECT booking_id, held_cents FROM reservation
         WHERE network_id = ${networkId} AND agreement_id = ${fromAgreementId} AND held_cents > 0
           AND booking_id = ANY (${[...bookingIds]}::uuid[])
      ), entry (step, agreement_id, granted, committed, booking_id) AS (
        SELECT 1, ${fromAgreementId}::uuid, 0, -held_cents, booking_id FROM moving
        UNION ALL SELECT 2, ${fromAgreementId}::uuid, -${remainderCents}::bigint, 0, NULL WHERE ${remainderCents}::bigint > 0
        UNION ALL SELECT 3, ${toAgreementId}::uuid, ${remainderCents}::bigint, 0, NULL WHERE ${remainderCents}::bigint > 0
        UNION ALL SELECT 4, ${toAgreementId}::uuid, 0, held_cents, booking_id FROM moving
      )
      SELECT agreement_id, sum(overdrawn_cents)::bigint AS by_cents
        FROM record_entries(${networkId}, (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'id', new_id(${tx.at}), 'agreementId', agreement_id, 'verb', 'hand_over',
                   'cause', ${cause}::text || coalesce(':booking:' || booking_id, ':remainder'),
                   'bookingId', booking_id, 'usageId', NULL,
                   'granted', granted, 'committed', committed, 'consumed', 0, 'invoiced', 0) ORDER BY step, booking_id), '[]')
            FROM entry), ${tx.at}, ${recordedBy})
       GROUP BY agreement_id HAVING sum(overdrawn_cents) > 0`);
    for (const { agreement_id, by_cents } of overdrawn) alertOf(tx, networkId, agreement_id, by_cents);
  }

  /**
   * What these sessions have cost passes from consumed to invoiced, as the ledger itself has it; a session that cost nothing,
   * was taken back or is invoiced already moves nothing.
   * @returns the sessions that were invoiced by this.
   */
  async invoice(
    tx: Tx,
    networkId: Id,
    usageIds: readonly Id[],
    recordedBy: Id | null,
  ): Promise<ReadonlySet<Id>> {
    const invoiced = await tx.rows<{ usage_id: Id }>(sql`
      WITH cost AS (
        SELECT session.id AS usage_id, entry.agreement_id, entry.consumed_cents AS cents
          FROM unnest(${usageIds}::uuid[]) session (id)
          CROSS JOIN LATERAL (
            SELECT agreement_id, consumed_cents FROM ledger_entry
             WHERE network_id = ${networkId} AND cause = 'usage:' || session.id || ':consume' AND consumed_cents > 0
             LIMIT 1) entry
         WHERE NOT EXISTS (SELECT FROM ledger_entry
                            WHERE network_id = ${networkId} AND cause = 'usage:' || session.id || ':reverse')
      ), recorded AS (
        SELECT cause FROM record_entries(${networkId}, (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'id', new_id(${tx.at}), 'agreementId', agreement_id, 'verb', 'invoice',
                   'cause', 'usage:' || usage_id || ':invoice', 'bookingId', NULL, 'usageId', usage_id,
                   'granted', 0, 'committed', 0, 'consumed', -cents, 'invoiced', cents) ORDER BY usage_id), '[]')
            FROM cost), ${tx.at}, ${recordedBy})
      )
      SELECT split_part(cause, ':', 2)::uuid AS usage_id FROM recorded`);
    return new Set(invoiced.map(({ usage_id }) => usage_id));
  }

  /** What of this session's cost is invoiced at present: all of it, or 0. */
  async invoicedFor(database: Queryable, networkId: Id, usageId: Id): Promise<Cents> {
    const row = await database.row<{ cents: number }>(sql`
      SELECT coalesce(sum(invoiced_cents), 0)::bigint AS cents FROM ledger_entry
       WHERE network_id = ${networkId}
         AND cause IN (${`usage:${usageId}:invoice`}, ${`usage:${usageId}:uninvoice`})`);
    return Cents(row!.cents);
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

  /** Those of the agreements that are closed, and since when. All of them are held until the transaction ends, so that none closes meanwhile. */
  async closedAmong(tx: Tx, networkId: Id, agreementIds: readonly Id[]): Promise<ReadonlyMap<Id, Date>> {
    await this.lockBudgets(tx, networkId, agreementIds);
    // In a statement of its own: the first may have waited for a closing.
    const closed = await tx.rows<{ id: Id; closed_at: Date }>(
      sql`
        SELECT id, closed_at FROM agreement
         WHERE network_id = ${networkId} AND id = ANY (${[...agreementIds]}::uuid[]) AND closed_at IS NOT NULL`,
      'closed-among',
    );
    return new Map(closed.map(({ id, closed_at }) => [id, closed_at]));
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

const alertOf = (tx: Tx, networkId: Id, agreementId: Id, byCents: number): void =>
  tx.publish({ type: 'agreement.overdrawn.v1', networkId, subjectId: agreementId, facts: { byCents } });
