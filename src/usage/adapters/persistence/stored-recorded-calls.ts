import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
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
    // In one order whoever records them, so that two imports of the same calls wait for each other instead of colliding.
    const inOrder = records.toSorted((a, b) => (a.record.reference! < b.record.reference! ? -1 : 1));
    const added = await tx.rows<{ id: Id }>(
      sql`
        INSERT INTO usage_record
          (network_id, provider_id, import_id, recorded_at, outcome, source, id, agreement_id, professional_id,
           practice_id, booking_id, reference, language, modality, started_at, session_on, planned_seconds,
           duration_seconds, wait_seconds, requested_at, tariff_id, billed_minutes, amount_cents, lines,
           provider_amount_cents, import_line)
        SELECT ${first.networkId}, ${first.providerId}, ${first.importId}, ${first.recordedAt}, 'completed', 'list', id,
               "agreementId", "professionalId", "practiceId", "bookingId", reference, language, modality, "startedAt",
               "sessionOn", "plannedSeconds", "durationSeconds", "waitSeconds", "requestedAt", "tariffId",
               "billedMinutes", "amountCents", lines, "providerAmountCents", line
          FROM json_to_recordset(${JSON.stringify(inOrder.map(rowOf))}::json) AS r(
            id uuid, "agreementId" uuid, "professionalId" uuid, "practiceId" uuid, "bookingId" uuid, reference text,
            language text, modality text, "startedAt" timestamptz, "sessionOn" date, "plannedSeconds" integer,
            "durationSeconds" integer, "waitSeconds" integer, "requestedAt" timestamptz, "tariffId" uuid,
            "billedMinutes" integer, "amountCents" bigint, lines jsonb, "providerAmountCents" bigint, line integer)
        ON CONFLICT DO NOTHING
        RETURNING id`,
      'add-listed-calls',
    );
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
        (${knownCalls} WHERE ${asked} AND u.correction_of IS NULL)
        UNION ALL
        (${knownCalls} WHERE ${asked} AND u.reference IS NOT NULL AND u.correction_of IS NOT NULL ORDER BY u.id)`,
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

// Only what differs from line to line travels: a million lines of it do.
const rowOf = ({ record, line }: ListedRecord): object => ({
  id: record.id,
  agreementId: record.agreementId,
  professionalId: record.professionalId,
  practiceId: record.practiceId,
  bookingId: record.bookingId,
  reference: record.reference,
  language: record.language,
  modality: record.modality,
  startedAt: record.startedAt,
  sessionOn: record.sessionOn,
  plannedSeconds: record.plannedSeconds,
  durationSeconds: record.durationSeconds,
  waitSeconds: record.waitSeconds,
  requestedAt: record.requestedAt,
  tariffId: record.tariffId,
  billedMinutes: record.billedMinutes,
  amountCents: record.amountCents,
  lines: record.lines,
  providerAmountCents: record.providerAmountCents,
  line,
});
