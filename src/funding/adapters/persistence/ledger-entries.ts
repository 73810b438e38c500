import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Verb } from '../../domain/entry.js';
import type { RecordedEntry } from '../../domain/recorded-entry.js';

const BATCH = 1_000;

/** `since` is the first instant that counts, `before` the first that does not any more. */
export type EntryFilter = Readonly<{ verb?: Verb; since?: Date; before?: Date }>;

/** The entries of an agreement's ledger, oldest first. */
@Injectable()
export class LedgerEntries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One entry more than the slice asks for, when there is one. */
  async slice(networkId: Id, agreementId: Id, { limit, after }: Slice): Promise<RecordedEntry[]> {
    return this.database.rows<RecordedEntry>(sql`
      ${entriesOf(networkId, agreementId)} ${after ? sql`AND id > ${after}` : empty} ORDER BY id LIMIT ${limit + 1}`);
  }

  /** The latest first, as far as the filter lets them through; one more than the slice asks for, when there is one. */
  latest(
    networkId: Id,
    agreementId: Id,
    { verb, since, before }: EntryFilter,
    { limit, after }: Slice,
  ): Promise<RecordedEntry[]> {
    const conditions = [
      ...(verb ? [sql`verb = ${verb}`] : []),
      ...(since ? [sql`recorded_at >= ${since}`] : []),
      ...(before ? [sql`recorded_at < ${before}`] : []),
      ...(after ? [sql`id < ${after}`] : []),
    ];
    return this.database.rows<RecordedEntry>(sql`
      ${join([entriesOf(networkId, agreementId), ...conditions], ' AND ')} ORDER BY id DESC LIMIT ${limit + 1}`);
  }

  /** What these sessions have moved on the agreement that paid them: each consumed once, and taken back where it was corrected. */
  ofSessions(networkId: Id, agreementId: Id, usageIds: readonly Id[]): Promise<RecordedEntry[]> {
    const causes = usageIds.flatMap((id) => [`usage:${id}:consume`, `usage:${id}:reverse`]);
    return this.database.rows<RecordedEntry>(sql`
      ${entriesOf(networkId, agreementId)} AND cause = ANY(${causes}) ORDER BY id`);
  }

  /** All of them, a batch at a time: what is held in memory does not grow with the ledger. */
  async *batches(networkId: Id, agreementId: Id): AsyncGenerator<readonly RecordedEntry[]> {
    let after: Id | null = null;
    for (;;) {
      const batch: RecordedEntry[] = await this.slice(networkId, agreementId, { limit: BATCH - 1, after });
      if (batch.length > 0) yield batch;
      after = batch.at(-1)?.id ?? null;
      if (batch.length < BATCH) return;
    }
  }
}

const entriesOf = (networkId: Id, agreementId: Id): Sql => sql`
  SELECT id, verb, cause, booking_id AS "bookingId", usage_id AS "usageId", recorded_at AS "recordedAt",
         recorded_by AS "recordedBy",
         json_build_object('granted', granted_cents, 'available', available_cents, 'committed', committed_cents,
                           'consumed', consumed_cents, 'invoiced', invoiced_cents, 'overdrawn', overdrawn_cents) AS moves
    FROM ledger_entry
   WHERE network_id = ${networkId} AND agreement_id = ${agreementId}`;
