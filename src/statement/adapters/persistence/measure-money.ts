import sql from 'sql-template-tag';
import { startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import type { Queryable } from '../../../platform/database/index.js';
import type { BudgetFigures, EnvelopeMovement } from '../../domain/measures.js';
import type { Counting } from './statement-lines.js';

/**
 * Where the money stood as the period began: all that was recorded before, and what the agreement was opened with, whenever
 * that was written down.
 */
export const openingOf = async (
  database: Queryable,
  { networkId, agreementId, from }: Counting,
  zone: TimeZone,
): Promise<BudgetFigures> => {
  const row = await database.row<BudgetFigures>(sql`
    SELECT coalesce(sum(granted_cents), 0)::bigint AS granted, coalesce(sum(committed_cents), 0)::bigint AS committed,
           coalesce(sum(consumed_cents + invoiced_cents), 0)::bigint AS consumed,
           coalesce(sum(invoiced_cents), 0)::bigint AS invoiced,
           greatest(coalesce(sum(available_cents - overdrawn_cents), 0), 0)::bigint AS available,
           greatest(coalesce(sum(overdrawn_cents - available_cents), 0), 0)::bigint AS overdrawn
      FROM ledger_entry
     WHERE network_id = ${networkId} AND agreement_id = ${agreementId}
       AND (recorded_at < ${startOfDay(from, zone)} OR cause = 'agreement:' || agreement_id || ':grant')`);
  return row!;
};

/**
 * What changed the envelope or its term within the period, in order. What was agreed before the agreement began belongs to its
 * first period, and what was settled after its end to the one in which it ended.
 */
export const envelopeMovements = (
  database: Queryable,
  { networkId, agreementId, from, to }: Counting,
  zone: TimeZone,
): Promise<EnvelopeMovement[]> =>
  database.rows<EnvelopeMovement>(sql`
    SELECT movement.* FROM (
      SELECT (made_at AT TIME ZONE ${zone})::date AS day, 'amendment' AS kind, reference, grant_delta_cents AS cents,
             CASE WHEN ends_on <> ended_on_before THEN ends_on END AS "endsOn"
        FROM amendment WHERE network_id = ${networkId} AND agreement_id = ${agreementId}
      UNION ALL
      SELECT h.effective_on, 'handover', other.title,
             CASE WHEN h.to_agreement_id = ${agreementId} THEN 1 ELSE -1 END * (h.result->>'remainderCents')::bigint, NULL
        FROM handover h
        JOIN agreement other ON other.network_id = h.network_id
         AND other.id = CASE WHEN h.to_agreement_id = ${agreementId} THEN h.from_agreement_id ELSE h.to_agreement_id END
       WHERE h.network_id = ${networkId} AND h.status = 'executed'
         AND ${agreementId} IN (h.from_agreement_id, h.to_agreement_id)
      UNION ALL
      SELECT (recorded_at AT TIME ZONE ${zone})::date, verb, '', granted_cents, NULL
        FROM ledger_entry
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId} AND verb IN ('carry_over', 'repay', 'restrict')
    ) movement
    JOIN agreement ON agreement.network_id = ${networkId} AND agreement.id = ${agreementId}
    WHERE (day >= ${from}::date OR agreement.starts_on BETWEEN ${from}::date AND ${to}::date)
      AND (day <= ${to}::date OR agreement.ends_on BETWEEN ${from}::date AND ${to}::date)
    ORDER BY day, kind, movement.reference`);
