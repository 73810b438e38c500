import sql, { type Sql } from 'sql-template-tag';
import type { ViewerOf } from '../../../kernel/viewer.js';

/** A coordinator reads the network's statements; a funder those of its agreements, once they are issued. */
export type StatementReader = ViewerOf<'coordinator' | 'funder'>;

/** The columns of a statement, without what it was sealed with. */
export const statementColumns: Sql = sql`
  statement.network_id AS "networkId", statement.id, statement.agreement_id AS "agreementId", statement.from_on AS "from",
  statement.to_on AS "to", statement.status, statement.year || '-' || statement.sequence AS number,
  statement.drafted_by AS "draftedBy", statement.drafted_at AS "draftedAt", statement.issued_by AS "issuedBy",
  statement.issued_at AS "issuedAt", statement.hash, statement.detail_hash AS "detailHash",
  statement.line_count AS "lineCount", statement.consumed_cents AS "consumedCents"`;

/** What a reader may see of the statements. */
export const seenBy = (reader: StatementReader): Sql =>
  reader.role === 'coordinator'
    ? sql`statement.network_id = ${reader.networkId}`
    : sql`statement.network_id = ${reader.networkId} AND statement.status <> 'draft'
          AND EXISTS (SELECT FROM agreement WHERE agreement.network_id = statement.network_id
                         AND agreement.id = statement.agreement_id AND agreement.funder_id = ${reader.funderId})`;
