import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { USUAL_PREFERENCE, type StatementPreference } from '../../domain/statement-calendar.js';
import {
  StatementSchedule,
  type HeldSchedule,
  type Scheduled,
  type Unanswered,
} from '../../use-cases/statement-schedule.js';

@Injectable()
export class StoredSchedule extends StatementSchedule {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  /** What was chosen for an agreement, or what is usual. */
  async of(networkId: Id, agreementId: Id): Promise<StatementPreference> {
    const chosen = await this.database.row<StatementPreference>(sql`
      SELECT every, names_professionals AS "namesProfessionals", attaches_pdf AS "attachesPdf"
        FROM statement_preference WHERE network_id = ${networkId} AND agreement_id = ${agreementId}`);
    return chosen ?? USUAL_PREFERENCE;
  }

  override async choose(
    tx: Tx,
    { networkId, agreementId }: Scheduled,
    { every, namesProfessionals, attachesPdf }: StatementPreference,
    draftedUntil: Day,
    by: Id,
  ): Promise<void> {
    await tx.rows(sql`
      INSERT INTO statement_preference AS known
        (network_id, agreement_id, every, names_professionals, attaches_pdf, drafted_until, changed_by, changed_at)
      VALUES (${networkId}, ${agreementId}, ${every}, ${namesProfessionals}, ${attachesPdf}, ${draftedUntil}, ${by}, ${tx.at})
      ON CONFLICT (network_id, agreement_id) DO UPDATE
         SET every = excluded.every, names_professionals = excluded.names_professionals,
             attaches_pdf = excluded.attaches_pdf, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
             drafted_until = greatest(known.drafted_until, excluded.drafted_until)`);
  }

  override wanted(): Promise<readonly Scheduled[]> {
    return this.database.rows<Scheduled>(
      sql`
        SELECT chosen.network_id AS "networkId", chosen.agreement_id AS "agreementId"
          FROM statement_preference chosen
          JOIN agreement ON agreement.network_id = chosen.network_id AND agreement.id = chosen.agreement_id
         WHERE chosen.every <> 'none' AND chosen.drafted_until < agreement.ends_on
         ORDER BY chosen.network_id, chosen.agreement_id`,
      'statements-wanted',
    );
  }

  override hold(tx: Tx, { networkId, agreementId }: Scheduled): Promise<HeldSchedule | undefined> {
    return tx.row<HeldSchedule>(sql`
      SELECT every, names_professionals AS "namesProfessionals", attaches_pdf AS "attachesPdf",
             drafted_until AS "draftedUntil", network.time_zone AS "timeZone"
        FROM statement_preference chosen JOIN network ON network.id = chosen.network_id
       WHERE chosen.network_id = ${networkId} AND chosen.agreement_id = ${agreementId} FOR UPDATE OF chosen`);
  }

  override async drafted(tx: Tx, { networkId, agreementId }: Scheduled, until: Day): Promise<void> {
    await tx.rows(sql`
      UPDATE statement_preference SET drafted_until = ${until}
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId}`);
  }

  override unanswered(at: Date, everyDays: number): Promise<readonly Unanswered[]> {
    return this.database.rows<Unanswered>(
      sql`
        SELECT statement.network_id AS "networkId", statement.id AS "statementId", reminded.times AS reminders
          FROM statement
          CROSS JOIN LATERAL (SELECT count(*) AS times FROM statement_reminder r
                               WHERE r.network_id = statement.network_id AND r.statement_id = statement.id) reminded
         WHERE statement.status = 'issued'
           AND statement.issued_at <= ${at}::timestamptz - ${everyDays}::integer * interval '1 day'
           AND (SELECT coalesce(max(r.sent_at), statement.issued_at) FROM statement_reminder r
                 WHERE r.network_id = statement.network_id AND r.statement_id = statement.id)
               <= ${at}::timestamptz - ${everyDays}::integer * interval '1 day'
         ORDER BY statement.issued_at`,
      'statements-unanswered',
    );
  }

  override async remind(tx: Tx, { networkId, statementId, reminders }: Unanswered): Promise<boolean> {
    const sent = await tx.row(sql`
      INSERT INTO statement_reminder (network_id, statement_id, sequence, sent_at)
      SELECT network_id, id, ${reminders + 1}::integer, ${tx.at}::timestamptz FROM statement
       WHERE network_id = ${networkId} AND id = ${statementId} AND status = 'issued'
      ON CONFLICT DO NOTHING RETURNING sequence`);
    return sent !== undefined;
  }
}
