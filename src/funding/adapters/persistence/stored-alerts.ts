import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Alert } from '../../domain/threshold.js';
import { AlertBook, type AgreementKey } from '../../use-cases/alert-book.js';

@Injectable()
export class StoredAlerts extends AlertBook {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  /** Those that an agreement has and that are open, lowest first. */
  of(networkId: Id, agreementId: Id): Promise<readonly Alert[]> {
    return this.database.rows<Alert>(sql`
      SELECT alert.threshold, alert.raised_at AS "raisedAt"
        FROM threshold_alert alert
        JOIN agreement ON agreement.network_id = alert.network_id AND agreement.id = alert.agreement_id
       WHERE alert.network_id = ${networkId} AND alert.agreement_id = ${agreementId} AND alert.cleared_at IS NULL
         AND alert.threshold = ANY (agreement.alert_thresholds)
       ORDER BY alert.threshold`);
  }

  override async told(tx: Tx, { networkId, id }: Agreement): Promise<readonly number[]> {
    const open = await tx.rows<{ threshold: number }>(sql`
      SELECT threshold FROM threshold_alert
       WHERE network_id = ${networkId} AND agreement_id = ${id} AND cleared_at IS NULL ORDER BY threshold`);
    return open.map(({ threshold }) => threshold);
  }

  override seemUntold(at: Date): Promise<readonly AgreementKey[]> {
    return this.database.rows<AgreementKey>(
      sql`
        SELECT agreement.network_id AS "networkId", agreement.id AS "agreementId"
          FROM agreement
          JOIN network ON network.id = agreement.network_id
          JOIN agreement_balance balance
            ON balance.network_id = agreement.network_id AND balance.agreement_id = agreement.id
         WHERE agreement.closed_at IS NULL
           AND (agreement.ends_on >= (${at}::timestamptz AT TIME ZONE network.time_zone)::date OR overdrawn_cents > 0)
           AND committed_cents + consumed_cents + invoiced_cents > 0
           AND EXISTS (SELECT FROM unnest(alert_thresholds) said (percent)
                        WHERE 100 * (committed_cents + consumed_cents + invoiced_cents) >= said.percent * granted_cents
                          AND NOT EXISTS (SELECT FROM threshold_alert told
                                           WHERE told.network_id = agreement.network_id AND told.agreement_id = agreement.id
                                             AND told.threshold = said.percent AND told.cleared_at IS NULL))
         ORDER BY agreement.network_id, agreement.id`,
      'untold-thresholds',
    );
  }

  override async open(
    tx: Tx,
    { networkId, id }: Agreement,
    thresholds: readonly number[],
  ): Promise<readonly number[]> {
    const opened: number[] = [];
    for (const threshold of thresholds) {
      const row = await tx.row(sql`
        INSERT INTO threshold_alert (network_id, id, agreement_id, threshold, raised_at)
        VALUES (${networkId}, ${newId()}, ${id}, ${threshold}, ${tx.at})
        ON CONFLICT (network_id, agreement_id, threshold) WHERE cleared_at IS NULL DO NOTHING RETURNING id`);
      if (row) opened.push(threshold);
    }
    return opened;
  }

  override async clearAllBut(
    tx: Tx,
    { networkId, id }: Agreement,
    thresholds: readonly number[],
  ): Promise<void> {
    await tx.rows(sql`
      UPDATE threshold_alert SET cleared_at = ${tx.at}
       WHERE network_id = ${networkId} AND agreement_id = ${id} AND cleared_at IS NULL
         AND threshold <> ALL (${[...thresholds]}::integer[])`);
  }
}
