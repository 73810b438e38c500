import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/database/index.js';
import type { ProviderInvoice } from '../../domain/invoice.js';
import type { OwnSession } from '../../domain/reconcile.js';

/**
 * Our sessions that an invoice may mean, each as the record that counts: those of its period and a day around it, and those
 * of these references whenever they were. Corrections are followed from the first record to the last.
 */
export const ownSessions = (
  tx: Tx,
  { networkId, providerId, from, to }: ProviderInvoice,
  references: readonly string[],
): Promise<OwnSession[]> =>
  tx.rows<OwnSession>(sql`
    WITH RECURSIVE named AS (
      SELECT DISTINCT reference FROM unnest(${references}::text[]) AS given (reference)
    ), found AS (
      SELECT usage.id, usage.correction_of
        FROM agreement
        JOIN usage_record usage ON usage.network_id = agreement.network_id AND usage.agreement_id = agreement.id
         AND usage.session_on BETWEEN ${from}::date - 1 AND ${to}::date + 1
       WHERE agreement.network_id = ${networkId} AND usage.provider_id = ${providerId}
      UNION
      SELECT usage.id, usage.correction_of
        FROM named JOIN usage_record usage ON usage.network_id = ${networkId} AND usage.provider_id = ${providerId}
         AND usage.reference = named.reference AND usage.reference IS NOT NULL AND usage.source = 'list'
      UNION
      SELECT usage.id, usage.correction_of
        FROM named JOIN usage_record usage ON usage.network_id = ${networkId} AND usage.provider_id = ${providerId}
         AND usage.reference = named.reference AND usage.reference IS NOT NULL AND usage.source <> 'list'
      UNION
      SELECT usage.id, usage.correction_of
        FROM named
        CROSS JOIN LATERAL (
          SELECT id FROM booking
           WHERE network_id = ${networkId} AND provider_id = ${providerId} AND booking.reference = named.reference
          UNION
          SELECT id FROM booking
           WHERE network_id = ${networkId} AND provider_id = ${providerId} AND provider_reference = named.reference) booked
        JOIN usage_record usage ON usage.network_id = ${networkId} AND usage.booking_id = booked.id
         AND usage.correction_of IS NULL
    ), earlier AS (
      SELECT id, correction_of FROM found
      UNION
      SELECT before.id, before.correction_of
        FROM earlier JOIN usage_record before ON before.network_id = ${networkId} AND before.id = earlier.correction_of
    ), version AS (
      SELECT id AS session_id, id FROM earlier WHERE correction_of IS NULL
      UNION ALL
      SELECT version.session_id, later.id
        FROM version JOIN usage_record later ON later.network_id = ${networkId} AND later.correction_of = version.id
    )
    SELECT version.session_id AS "sessionId", usage.id AS "usageId",
           array_remove(ARRAY[usage.reference, booking.reference, booking.provider_reference], NULL) AS "references",
           usage.professional_id AS "professionalId", usage.practice_id AS "practiceId", usage.language,
           usage.started_at AS "startedAt", usage.session_on AS "sessionOn", usage.amount_cents AS "ourCents",
           EXISTS (SELECT FROM provider_invoice_line line
                    WHERE line.network_id = ${networkId} AND line.session_id = version.session_id AND line.holds)
             AS "isInvoiced"
      FROM version
      JOIN usage_record usage ON usage.network_id = ${networkId} AND usage.id = version.id
      LEFT JOIN booking ON booking.network_id = ${networkId} AND booking.id = usage.booking_id
     WHERE NOT EXISTS (SELECT FROM usage_record later
                        WHERE later.network_id = ${networkId} AND later.correction_of = version.id)
     ORDER BY usage.started_at, usage.id`);
