import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { Period } from '../../domain/activity.js';
import { composeStatement } from '../../domain/compose-statement.js';
import type { Sealed, Statement, StatementAnswer } from '../../domain/statement.js';
import { StatementBook, type Draft, type Issued } from '../../use-cases/statement-book.js';
import { linesOf } from './statement-lines.js';
import { StatementReadings } from './statement-readings.js';
import { statementColumns } from './statement-rows.js';

@Injectable()
export class StoredStatements extends StatementBook {
  constructor(@Inject(StatementReadings) private readonly readings: StatementReadings) {
    super();
  }

  override async add(tx: Tx, statement: Statement): Promise<void> {
    const { networkId, id, agreementId, from, to, status, draftedBy, draftedAt } = statement;
    await tx.rows(sql`
      INSERT INTO statement (network_id, id, agreement_id, from_on, to_on, status, drafted_by, drafted_at)
      VALUES (${networkId}, ${id}, ${agreementId}, ${from}, ${to}, ${status}, ${draftedBy}, ${draftedAt})`);
  }

  override find(tx: Tx, networkId: Id, id: Id): Promise<Statement | undefined> {
    return tx.row<Statement>(sql`
      SELECT ${statementColumns} FROM statement WHERE network_id = ${networkId} AND id = ${id} FOR UPDATE`);
  }

  override issuedWithin(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    { from, to }: Period,
  ): Promise<Issued | undefined> {
    return tx.row<Issued>(sql`
      SELECT year || '-' || sequence AS number, from_on AS "from", to_on AS "to" FROM statement
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId} AND status <> 'draft'
         AND from_on <= ${to}::date AND to_on >= ${from}::date
       ORDER BY from_on LIMIT 1`);
  }

  override async countsAnything(tx: Tx, draft: Statement): Promise<boolean> {
    return (await tx.row(sql`SELECT FROM (${linesOf(draft)}) line LIMIT 1`)) !== undefined;
  }

  override async nextSequence(tx: Tx, networkId: Id, agreementId: Id, year: number): Promise<number> {
    const row = await tx.row<{ next: number }>(sql`
      SELECT coalesce(max(sequence), 0) + 1 AS next FROM statement
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId} AND year = ${year}`);
    return row!.next;
  }

  override async read(
    tx: Tx,
    statement: Statement,
    issuing: Readonly<{ number: string; issuedOn: Day }>,
  ): Promise<Draft> {
    const { terms, measures } = await this.readings.of(tx, statement, tx.at, issuing);
    const lines = await tx.row<Draft['lines']>(sql`
      SELECT count(*) AS count, coalesce(sum(line.cents), 0)::bigint AS cents,
             encode(sha256(convert_to(coalesce(string_agg(
               concat_ws(';', line.entry_id, line.usage_id, line.kind, u.session_on, line.cents), E'\n' ORDER BY line.entry_id),
               ''), 'UTF8')), 'hex') AS sha256
        FROM (${linesOf(statement)}) line
        JOIN usage_record u ON u.network_id = ${statement.networkId} AND u.id = line.usage_id`);
    return {
      funders: composeStatement(terms, measures, 'funder'),
      coordinators: composeStatement(terms, measures, 'coordinator'),
      lines: lines!,
    };
  }

  override async seal(tx: Tx, statement: Statement, sealed: Sealed, by: Id | null): Promise<void> {
    const { networkId, id, agreementId } = statement;
    await tx.rows(sql`
      UPDATE statement
         SET status = 'issued', year = ${sealed.year}, sequence = ${sealed.sequence}, document = ${sealed.document},
             hash = ${sealed.hash}, detail = ${sealed.detail}, detail_hash = ${sealed.detailHash},
             line_count = ${sealed.lineCount}, consumed_cents = ${sealed.consumedCents}, issued_by = ${by},
             issued_at = ${tx.at}
       WHERE network_id = ${networkId} AND id = ${id}`);
    // In order, so that all are read before the first is written: none is looked for among those just written.
    await tx.rows(sql`
      INSERT INTO statement_line (network_id, agreement_id, entry_id, statement_id, kind, amends_id)
      SELECT ${networkId}::uuid, ${agreementId}::uuid, entry_id, ${id}::uuid, kind, amends_id
        FROM (${linesOf(statement)}) line ORDER BY entry_id`);
  }

  override async answer(tx: Tx, { networkId, id }: Statement, answer: StatementAnswer): Promise<void> {
    await tx.rows(sql`
      UPDATE statement SET status = ${answer.status} WHERE network_id = ${networkId} AND id = ${id}`);
    await tx.rows(sql`
      INSERT INTO statement_answer (network_id, statement_id, status, comment, answered_by, answered_at)
      VALUES (${networkId}, ${id}, ${answer.status}, ${answer.comment}, ${answer.answeredBy}, ${answer.answeredAt})`);
  }

  override async discard(tx: Tx, { networkId, id }: Statement): Promise<void> {
    await tx.rows(sql`DELETE FROM statement WHERE network_id = ${networkId} AND id = ${id}`);
  }
}
