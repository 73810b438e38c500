import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { UsageRecord, UsageSource } from '../../domain/session.js';

/** `from` and `to`: local days of the session's start, both included. */
export type UsageFilter = Readonly<{
  bookingId?: Id;
  agreementId?: Id;
  providerId?: Id;
  professionalId?: Id;
  practiceId?: Id;
  importId?: Id;
  language?: string;
  modality?: Modality;
  outcome?: Outcome;
  source?: UsageSource;
  /** Whether a correction has replaced it. */
  corrected?: 'true' | 'false';
  from?: Day;
  to?: Day;
}>;

/** Where a session stands among those in the order in which they took place. */
export type Started = Readonly<{ startedAt: Date; id: Id }>;

export type UsageRow = UsageRecord & Readonly<{ correctedBy: Id | null }>;

/** The recorded sessions, page by page, as far as whoever asks may see them. */
@Injectable()
export class UsagePages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The last recorded first; one more than the slice holds. */
  page(viewer: Viewer, filter: UsageFilter, { limit, after }: Slice): Promise<UsageRow[]> {
    const where = [...whereOf(viewer, filter), ...(after ? [sql`u.id < ${after}`] : [])];
    return this.database.rows<UsageRow>(sql`
      ${usage} WHERE ${join(where, ' AND ')} ORDER BY u.network_id DESC, u.id DESC LIMIT ${limit + 1}`);
  }

  /** The last that took place first; one more than `limit`. @param after where the page before ended */
  byStart(viewer: Viewer, filter: UsageFilter, limit: number, after: Started | null): Promise<UsageRow[]> {
    const where = [
      ...whereOf(viewer, filter),
      ...(after ? [sql`(u.started_at, u.id) < (${after.startedAt}::timestamptz, ${after.id}::uuid)`] : []),
    ];
    return this.database.rows<UsageRow>(sql`
      ${usage} WHERE ${join(where, ' AND ')}
       ORDER BY u.network_id DESC, u.started_at DESC, u.id DESC LIMIT ${limit + 1}`);
  }

  /** The record and those that it corrects or that correct it, the first one first; empty where the network has no such record. */
  versions(networkId: Id, id: Id): Promise<UsageRow[]> {
    return this.database.rows<UsageRow>(sql`
      WITH RECURSIVE earlier AS (
        SELECT id, correction_of FROM usage_record WHERE network_id = ${networkId} AND id = ${id}
        UNION
        SELECT e.id, e.correction_of FROM usage_record e JOIN earlier ON e.id = earlier.correction_of
         WHERE e.network_id = ${networkId}),
      version AS (
        SELECT id FROM earlier WHERE correction_of IS NULL
        UNION
        SELECT l.id FROM usage_record l JOIN version ON l.correction_of = version.id WHERE l.network_id = ${networkId})
      ${usage} JOIN version ON version.id = u.id WHERE u.network_id = ${networkId} ORDER BY u.id`);
  }
}

const whereOf = (viewer: Viewer, filter: UsageFilter): readonly Sql[] => [
  scopeOf(viewer),
  ...(filter.bookingId ? [sql`u.booking_id = ${filter.bookingId}`] : []),
  ...(filter.agreementId ? [sql`u.agreement_id = ${filter.agreementId}`] : []),
  ...(filter.providerId ? [sql`u.provider_id = ${filter.providerId}`] : []),
  ...(filter.practiceId ? [sql`u.practice_id = ${filter.practiceId}`] : []),
  ...(filter.importId ? [sql`u.import_id = ${filter.importId}`] : []),
  ...(filter.language ? [sql`u.language = ${filter.language}`] : []),
  ...(filter.modality ? [sql`u.modality = ${filter.modality}`] : []),
  ...(filter.outcome ? [sql`u.outcome = ${filter.outcome}`] : []),
  ...(filter.source ? [sql`u.source = ${filter.source}`] : []),
  ...(filter.corrected ? [filter.corrected === 'true' ? sql`c.id IS NOT NULL` : sql`c.id IS NULL`] : []),
  ...(filter.professionalId ? [sql`u.professional_id = ${filter.professionalId}`] : []),
  ...(filter.from ? [sql`u.session_on >= ${filter.from}`] : []),
  ...(filter.to ? [sql`u.session_on <= ${filter.to}`] : []),
];

const usage: Sql = sql`
  SELECT u.network_id AS "networkId", u.id, u.booking_id AS "bookingId", u.agreement_id AS "agreementId",
         u.provider_id AS "providerId", u.professional_id AS "professionalId", u.practice_id AS "practiceId", u.reference,
         u.language, u.modality, u.outcome, u.started_at AS "startedAt", u.session_on AS "sessionOn",
         u.planned_seconds AS "plannedSeconds", u.duration_seconds AS "durationSeconds", u.wait_seconds AS "waitSeconds",
         u.distance_km AS "distanceKm", u.requested_at AS "requestedAt", u.cancelled_at AS "cancelledAt",
         u.tariff_id AS "tariffId", u.billed_minutes AS "billedMinutes", u.amount_cents AS "amountCents", u.lines,
         u.provider_amount_cents AS "providerAmountCents", u.source, u.import_id AS "importId",
         u.correction_of AS "correctionOf", u.correction_reason AS "correctionReason", u.correction_comment AS "correctionComment", u.recorded_at AS "recordedAt",
         c.id AS "correctedBy"
    FROM usage_record u
    LEFT JOIN usage_record c ON c.network_id = u.network_id AND c.correction_of = u.id`;

const scopeOf = (viewer: Viewer): Sql => {
  switch (viewer.role) {
    case 'admin':
      return sql`true`;
    case 'coordinator':
      return sql`u.network_id = ${viewer.networkId}`;
    case 'professional':
      return sql`u.network_id = ${viewer.networkId} AND u.professional_id = ${viewer.professionalId}`;
    case 'staff':
      return sql`u.network_id = ${viewer.networkId} AND u.practice_id = ${viewer.practiceId}`;
    case 'former_carrier':
      return sql`u.network_id = ${viewer.networkId} AND u.agreement_id = ${viewer.agreementId}`;
    // Aggregates and statements for the one, offers for the other: never a session.
    case 'funder':
    case 'provider':
      return sql`false`;
  }
};
