import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { CopyRow, Tx } from '../../../platform/database/index.js';
import type { KnownCall } from '../../domain/same-call.js';
import { RecordedCalls, type ListedRecord } from '../../use-cases/recorded-calls.js';

const knownCalls: Sql = sql`
  SELECT u.id, u.booking_id AS "bookingId", u.professional_id AS "professionalId", u.reference, u.language, u.modality,
         u.started_at AS "startedAt", u.duration_seconds AS "durationSeconds", u.wait_seconds AS "waitSeconds",
         u.amount_cents AS "amountCents", u.provider_amount_cents AS "providerAmountCents", u.source,
         u.import_id AS "importId", u.import_line AS "importLine", u.correction_of AS "correctionOf"
    FROM usage_record u`;

@Injectable()
export class StoredRecordedCalls extends RecordedCalls {
  override async addNew(tx: Tx, records: readonly ListedRecord[]): Promise<ReadonlySet<Id>> {
    const first = records[0]?.record;
    if (!first) return new Set();
    await tx.rows(sql`CREATE TEMP TABLE IF NOT EXISTS listed_call (${raw(columns)}) ON COMMIT DELETE ROWS`);
    await tx.copy('pg_temp.listed_call', records.map(rowOf));
    // In one order whoever records them, so that two imports of the same calls wait for each other instead of colliding.
    const added = await tx.rows<{ id: Id }>(sql`
      INSERT INTO usage_record
        (network_id, provider_id, import_id, recorded_at, outcome, source, id, agreement_id, professional_id,
         practice_id, booking_id, reference, language, modality, started_at, session_on, planned_seconds,
         duration_seconds, wait_seconds, requested_at, tariff_id, billed_minutes, amount_cents, lines,
         provider_amount_cents, import_line)
      SELECT ${first.networkId}, ${first.providerId}, ${first.importId}, ${first.recordedAt}, 'completed', 'list', c.*
        FROM pg_temp.listed_call c
       WHERE NOT EXISTS (
         SELECT FROM usage_record u
          WHERE u.network_id = ${first.networkId} AND u.provider_id = ${first.providerId} AND u.reference = c.reference
            AND u.source <> 'list')
       ORDER BY c.reference
      ON CONFLICT DO NOTHING
      RETURNING id`);
    return new Set(added.map(({ id }) => id));
  }

  override async ofReferences(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, readonly KnownCall[]>> {
    const asked = sql`
      u.network_id = ${networkId} AND u.provider_id = ${providerId} AND u.reference = ANY (${references}::text[])`;
    const versions = new Map<string, KnownCall[]>();
    const found = await tx.rows<KnownCall & { reference: string }>(
      sql`
        SELECT * FROM (
          (${knownCalls} WHERE ${asked} AND u.reference IS NOT NULL AND u.source = 'list')
          UNION ALL
          (${knownCalls} WHERE ${asked} AND u.reference IS NOT NULL AND u.source <> 'list')
        ) AS call ORDER BY call."correctionOf" IS NOT NULL, call.id`,
      'calls-of-references',
    );
    for (const call of found) {
      const known = versions.get(call.reference);
      if (known) known.push(call);
      else versions.set(call.reference, [call]);
    }
    return versions;
  }

  override async ofBookings(
    tx: Tx,
    networkId: Id,
    bookingIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, KnownCall>> {
    if (bookingIds.length === 0) return new Map();
    const found = await tx.rows<KnownCall & { bookingId: Id }>(sql`
      ${knownCalls}
       WHERE u.network_id = ${networkId} AND u.booking_id = ANY (${bookingIds}::uuid[]) AND u.correction_of IS NULL`);
    return new Map(found.map((call) => [call.bookingId, call]));
  }
}

// What differs from line to line, in the order of the INSERT.
const columns = `
  id uuid, agreement_id uuid, professional_id uuid, practice_id uuid, booking_id uuid, reference text COLLATE "C",
  language text, modality text, started_at timestamptz, session_on date, planned_seconds integer,
  duration_seconds integer, wait_seconds integer, requested_at timestamptz, tariff_id uuid, billed_minutes integer,
  amount_cents bigint, lines jsonb, provider_amount_cents bigint, import_line integer`;

const rowOf = ({ record, line }: ListedRecord): CopyRow => [
  record.id,
  record.agreementId,
  record.professionalId,
  record.practiceId,
  record.bookingId,
  record.reference,
  record.language,
  record.modality,
  record.startedAt,
  record.sessionOn,
  record.plannedSeconds,
  record.durationSeconds,
  record.waitSeconds,
  record.requestedAt,
  record.tariffId,
  record.billedMinutes,
  record.amountCents,
  JSON.stringify(record.lines),
  record.providerAmountCents,
  line,
];
