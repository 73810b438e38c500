import sql, { empty, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import type { StatementState } from '../../domain/statement.lifecycle.js';

/** A coordinator reads the network's statements; a funder and a former carrier those of their agreements, once they are issued. */
export type StatementReader = ViewerOf<'coordinator' | 'funder' | 'former_carrier'>;

/** Whose version is a reader's own: all but the coordination read the masked one. */
export const ownVersionOf = ({ role }: StatementReader): 'coordinator' | 'funder' =>
  role === 'coordinator' ? role : 'funder';

/** The columns of a statement, without what it was sealed with. */
export const statementColumns: Sql = sql`
  statement.network_id AS "networkId", statement.id, statement.agreement_id AS "agreementId", statement.from_on AS "from",
  statement.to_on AS "to", statement.status, statement.year || '-' || statement.sequence AS number,
  statement.drafted_by AS "draftedBy", statement.drafted_at AS "draftedAt", statement.issued_by AS "issuedBy",
  statement.issued_at AS "issuedAt", statement.hash, statement.detail_hash AS "detailHash",
  statement.line_count AS "lineCount", statement.consumed_cents AS "consumedCents"`;

/** What a reader may see of the statements. */
export const seenBy = (reader: StatementReader): Sql => {
  switch (reader.role) {
    case 'coordinator':
      return sql`statement.network_id = ${reader.networkId}`;
    case 'former_carrier':
      return sql`statement.network_id = ${reader.networkId} AND statement.status <> 'draft'
             AND statement.agreement_id = ${reader.agreementId}`;
    case 'funder':
      return sql`statement.network_id = ${reader.networkId} AND statement.status <> 'draft'
          AND EXISTS (SELECT FROM agreement WHERE agreement.network_id = statement.network_id
                         AND agreement.id = statement.agreement_id AND agreement.funder_id = ${reader.funderId})`;
  }
};

/** What narrows a list of statements. */
export type StatementFilter = Readonly<{ agreementId?: Id; status?: StatementState }>;

export const narrowedTo = ({ agreementId, status }: StatementFilter): Sql => sql`
  ${agreementId ? sql`AND statement.agreement_id = ${agreementId}` : empty}
  ${status ? sql`AND statement.status = ${status}` : empty}`;
