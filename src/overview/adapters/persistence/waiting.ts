import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import type { Queryable } from '../../../platform/database/index.js';

/** How many of each wait for a person. */
export type Waiting = Readonly<{
  /** Lines of call lists that nobody could be found for, or that say something else than before. */
  lines: number;
  /** Lines whose provider asks another price than ours, and how far apart they are in all, whoever asks for more. */
  disputes: number;
  disputedCents: Cents;
  /** Messages of providers that can't be true, or contradict what is recorded. */
  events: number;
  applications: number;
  /** Open agreements that have reached a threshold of their envelope. */
  thresholds: number;
  /** Handovers whose moment had come, and that something held back. */
  handovers: number;
  /** Sessions that came after their agreement was closed. */
  late: number;
  /** Agreements whose day to close has passed, and that something keeps open. */
  closings: number;
  /** Statements whose period is over, and that nobody has issued. */
  drafts: number;
  /** Statements that their funder disputes. */
  disputed: number;
  /** Requests of the last seven days, or still to come, that found no interpreter or no money. */
  unmet: number;
  /** Requests whose time has passed without any news, even in the provider's list. */
  unreported: number;
  /** Requests whose provider will tell of them in its next list. */
  awaited: number;
}>;

const DAY_MS = 86_400_000;
const RECENT_DAYS = 7;

/** Each count reads an index of what waits, and nothing of what is settled. */
export const readWaiting = async (
  moment: Queryable,
  networkId: Id,
  now: Date,
  today: Day,
): Promise<Waiting> => {
  const recently = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  const row = await moment.row<Waiting>(sql`
    SELECT line.*, followed.*, stated.*,
           (SELECT count(*) FROM received_event
             WHERE network_id = ${networkId} AND outcome IN ('kept', 'disputed') AND settlement IS NULL) AS events,
           (SELECT count(*) FROM application WHERE network_id = ${networkId} AND outcome IS NULL) AS applications,
           (SELECT count(DISTINCT alert.agreement_id) FROM threshold_alert alert
              JOIN agreement ON agreement.network_id = alert.network_id AND agreement.id = alert.agreement_id
             WHERE alert.network_id = ${networkId} AND cleared_at IS NULL AND threshold = ANY (alert_thresholds)
               AND closed_at IS NULL AND ends_on >= ${today}::date) AS thresholds,
           (SELECT count(*) FROM handover
             WHERE network_id = ${networkId} AND status = 'draft' AND held_back_at IS NOT NULL) AS handovers,
           (SELECT count(*) FROM late_usage WHERE network_id = ${networkId} AND decision IS NULL) AS late,
           (SELECT count(*) FROM agreement
             WHERE network_id = ${networkId} AND closes_on IS NOT NULL AND closed_at IS NULL
               AND grace_until < ${today}::date) AS closings
      FROM (SELECT count(*) FILTER (WHERE kind <> 'disputed') AS lines, count(*) FILTER (WHERE kind = 'disputed') AS disputes,
                   coalesce(sum(abs((facts->>'theirCents')::bigint - (facts->>'ourCents')::bigint))
                              FILTER (WHERE kind = 'disputed'), 0)::bigint AS "disputedCents"
              FROM call_import_line WHERE network_id = ${networkId} AND resolution IS NULL) line,
           (SELECT count(*) FILTER (WHERE status = 'unmet') AS unmet,
                   count(*) FILTER (WHERE status = 'unreported') AS unreported,
                   count(*) FILTER (WHERE status = 'awaiting_usage') AS awaited
              FROM booking
             WHERE network_id = ${networkId} AND status IN ('unmet', 'awaiting_usage', 'unreported')
               AND (status <> 'unmet' OR starts_at >= ${recently})) followed,
           (SELECT count(*) FILTER (WHERE status = 'draft') AS drafts, count(*) FILTER (WHERE status = 'disputed') AS disputed
              FROM statement
             WHERE network_id = ${networkId}
               AND (status = 'disputed'
                    OR (status = 'draft' AND to_on < ${today}::date
                        AND NOT EXISTS (SELECT FROM statement issued
                                         WHERE issued.network_id = statement.network_id
                                           AND issued.agreement_id = statement.agreement_id AND issued.status <> 'draft'
                                           AND issued.from_on <= statement.to_on AND issued.to_on >= statement.from_on)))) stated`);
  return row!;
};
