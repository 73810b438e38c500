import sql, { type Sql } from 'sql-template-tag';
import { addDays, startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import type { Queryable } from '../../../platform/database/index.js';
import type { Id } from '../../../kernel/ids.js';
import type { Period } from '../../domain/activity.js';
import type { RequestMeasures } from '../../domain/measures.js';
import { listOf } from './list-of.js';

/** Whose requests: of one agreement, or null for all of the network's. */
export type Asking = Readonly<{ networkId: Id; agreementId: Id | null }> & Period;

/** What was asked in the period: however many providers were, each request is one. */
export const measureRequests = async (
  database: Queryable,
  { networkId, agreementId, from, to }: Asking,
  zone: TimeZone,
): Promise<RequestMeasures> => {
  const row = await database.row<RequestMeasures>(sql`
    WITH asked AS MATERIALIZED (
      SELECT id, status, language, starts_at, requested_at, confirmed_at, cancelled_by, cancelled_at, no_show_by, unmet_reason,
             agreement_id
        FROM booking
       WHERE network_id = ${networkId} AND starts_at >= ${startOfDay(from, zone)}
         AND starts_at < ${startOfDay(addDays(to, 1), zone)}
         AND (${agreementId === null ? sql`agreement_id IS NOT NULL` : sql`agreement_id = ${agreementId}`}
              OR (agreement_id IS NULL AND status = 'unmet'))
    ),
    confirmation AS (
      SELECT extract(epoch FROM confirmed_at - requested_at)::float8 AS seconds FROM asked
       WHERE confirmed_at IS NOT NULL AND agreement_id IS NOT NULL
    )
    SELECT (SELECT count(*) FROM asked WHERE agreement_id IS NOT NULL) AS requests,
           (SELECT count(*) FROM confirmation) AS confirmed,
           (SELECT avg(seconds) FROM confirmation) AS "meanConfirmationSeconds",
           (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM confirmation) AS "medianConfirmationSeconds",
           (${listOf(sql`
             SELECT cancelled_by AS by, cancelled_at > starts_at - interval '24 hours' AS "isLate", count(*) AS count
               FROM asked WHERE status = 'cancelled' GROUP BY 1, 2 ORDER BY 1, 2`)}) AS cancellations,
           (${countsOf(sql`no_show_by`, sql`status = 'no_show'`)}) AS "noShows",
           (${countsOf(sql`unmet_reason`, sql`status = 'unmet'`)}) AS "unmetByReason",
           (${countsOf(sql`language`, sql`status = 'unmet'`)}) AS "unmetByLanguage",
           (${listOf(sql`
             SELECT event.facts->>'kind' AS key, count(DISTINCT asked.id) AS count
               FROM asked JOIN event ON event.network_id = ${networkId} AND event.subject_id = asked.id
              WHERE event.type = 'booking.incident_reported.v1' AND asked.agreement_id IS NOT NULL
              GROUP BY 1 ORDER BY 2 DESC, 1`)}) AS incidents`);
  return row!;
};

const countsOf = (key: Sql, condition: Sql): Sql =>
  listOf(sql`
    SELECT coalesce(${key}, '') AS key, count(*) AS count FROM asked WHERE ${condition} GROUP BY 1 ORDER BY 2 DESC, 1`);
