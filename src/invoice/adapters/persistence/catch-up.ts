import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/database/index.js';
import type { ProviderInvoice } from '../../domain/invoice.js';

/**
 * Lines whose session was corrected since now speak of the record that counts. One that still costs what the provider asks
 * for matches; any other waits to be decided anew, also when it was settled: its money has come back to consumed.
 */
export const catchUp = async (
  tx: Tx,
  { networkId, id, hasLines, totalCents }: ProviderInvoice,
): Promise<void> => {
  await tx.rows(sql`
    WITH RECURSIVE later AS (
      SELECT line.line, usage.id, usage.amount_cents
        FROM provider_invoice_line line
        JOIN usage_record usage ON usage.network_id = line.network_id AND usage.correction_of = line.usage_id
       WHERE line.network_id = ${networkId} AND line.invoice_id = ${id} AND line.holds
      UNION ALL
      SELECT later.line, usage.id, usage.amount_cents
        FROM later JOIN usage_record usage ON usage.network_id = ${networkId} AND usage.correction_of = later.id
    ), counts AS (
      SELECT line, id, amount_cents FROM later
       WHERE NOT EXISTS (SELECT FROM usage_record usage
                          WHERE usage.network_id = ${networkId} AND usage.correction_of = later.id)
    )
    UPDATE provider_invoice_line line
       SET usage_id = counts.id, our_cents = counts.amount_cents, settled_at = NULL,
           verdict = CASE WHEN coalesce(line.their_cents, counts.amount_cents) = counts.amount_cents
                          THEN 'matched' ELSE 'priced_differently' END,
           decision = NULL, decision_reason = NULL, decision_comment = NULL, decided_by = NULL, decided_at = NULL
      FROM counts
     WHERE line.network_id = ${networkId} AND line.invoice_id = ${id} AND line.line = counts.line`);
  if (hasLines) return;
  await tx.rows(sql`
    UPDATE provider_invoice_line total
       SET our_cents = due.cents, verdict = CASE WHEN due.cents = ${totalCents} THEN 'matched' ELSE 'total_differs' END,
           decision = NULL, decision_reason = NULL, decision_comment = NULL, decided_by = NULL, decided_at = NULL
      FROM (SELECT coalesce(sum(our_cents), 0)::bigint AS cents FROM provider_invoice_line
             WHERE network_id = ${networkId} AND invoice_id = ${id} AND session_id IS NOT NULL) due
     WHERE total.network_id = ${networkId} AND total.invoice_id = ${id} AND total.session_id IS NULL
       AND total.our_cents <> due.cents`);
};
