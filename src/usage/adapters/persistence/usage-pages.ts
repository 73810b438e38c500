import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { UsageRecord } from '../../domain/session.js';

/** `from` and `to`: local days of the session's start, both included. */
export type UsageFilter = Readonly<{
  bookingId?: Id;
  agreementId?: Id;
  professionalId?: Id;
  from?: Day;
  to?: Day;
}>;

export type UsageRow = UsageRecord & Readonly<{ correctedBy: Id | null }>;

/** The recorded sessions, page by page, as far as whoever asks may see them. */
@Injectable()
export class UsagePages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The last recorded first; one more than the slice holds. */
  page(viewer: Viewer, filter: UsageFilter, { limit, after }: Slice): Promise<UsageRow[]> {
    const where = [
      scopeOf(viewer),
      ...(filter.bookingId ? [sql`u.booking_id = ${filter.bookingId}`] : []),
      ...(filter.agreementId ? [sql`u.agreement_id = ${filter.agreementId}`] : []),
      ...(filter.professionalId ? [sql`u.professional_id = ${filter.professionalId}`] : []),
      ...(filter.from ? [sql`u.session_on >= ${filter.from}`] : []),
      ...(filter.to ? [sql`u.session_on <= ${filter.to}`] : []),
      ...(after ? [sql`u.id < ${after}`] : []),
    ];
    return this.database.rows<UsageRow>(sql`
      ${usage} WHERE ${join(where, ' AND ')} ORDER BY u.network_id DESC, u.id DESC LIMIT ${limit + 1}`);
  }
}

const usage: Sql = sql`
  SELECT u.network_id AS "networkId", u.id, u.booking_id AS "bookingId", u.agreement_id AS "agreementId",
         u.provider_id AS "providerId", u.professional_id AS "professionalId", u.practice_id AS "practiceId", u.reference,
         u.language, u.modality, u.outcome, u.started_at AS "startedAt", u.session_on AS "sessionOn",
         u.planned_seconds AS "plannedSeconds", u.duration_seconds AS "durationSeconds", u.wait_seconds AS "waitSeconds",
         u.distance_km AS "distanceKm", u.requested_at AS "requestedAt", u.cancelled_at AS "cancelledAt",
         u.tariff_id AS "tariffId", u.billed_minutes AS "billedMinutes", u.amount_cents AS "amountCents", u.lines,
         u.provider_amount_cents AS "providerAmountCents", u.source, u.import_id AS "importId",
         u.correction_of AS "correctionOf", u.correction_reason AS "correctionReason", u.recorded_at AS "recordedAt",
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
    // Aggregates and statements for the one, offers for the other: never a session.
    case 'funder':
    case 'provider':
      return sql`false`;
  }
};
