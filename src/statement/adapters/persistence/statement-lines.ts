import sql, { type Sql } from 'sql-template-tag';
import type { Statement } from '../../domain/statement.js';

/** What says which movements a statement counts. */
export type Counting = Pick<Statement, 'networkId' | 'id' | 'agreementId' | 'from' | 'to' | 'status'>;

/**
 * The movements that a statement counts: those it was sealed with; in a draft, those that it would be if it were issued now.
 * A session of the period that no statement counts, or one of the period of another that was issued, which it adjusts.
 */
export const linesOf = (statement: Counting): Sql =>
  statement.status === 'draft' ? unstated(statement) : stated(statement);

const stated = ({ networkId, id }: Counting): Sql => sql`
  SELECT line.entry_id, entry.usage_id, line.kind, line.amends_id, entry.verb, entry.consumed_cents AS cents,
         CASE entry.verb WHEN 'consume' THEN 1 ELSE -1 END AS sign
    FROM statement_line line
    JOIN ledger_entry entry
      ON entry.network_id = line.network_id AND entry.agreement_id = line.agreement_id AND entry.id = line.entry_id
   WHERE line.network_id = ${networkId} AND line.statement_id = ${id}`;

const unstated = ({ networkId, id, agreementId, from, to }: Counting): Sql => sql`
  SELECT entry.id AS entry_id, entry.usage_id, CASE WHEN earlier.id IS NULL THEN 'session' ELSE 'adjustment' END AS kind,
         earlier.id AS amends_id, entry.verb, entry.consumed_cents AS cents,
         CASE entry.verb WHEN 'consume' THEN 1 ELSE -1 END AS sign
    FROM ledger_entry entry
    JOIN usage_record u ON u.network_id = entry.network_id AND u.id = entry.usage_id
    LEFT JOIN statement earlier
      ON earlier.network_id = entry.network_id AND earlier.agreement_id = entry.agreement_id AND earlier.status <> 'draft'
     AND earlier.id <> ${id}
     AND u.session_on BETWEEN earlier.from_on AND earlier.to_on
   WHERE entry.network_id = ${networkId} AND entry.agreement_id = ${agreementId} AND entry.verb IN ('consume', 'reverse')
     AND (earlier.id IS NOT NULL OR u.session_on BETWEEN ${from}::date AND ${to}::date)
     AND NOT EXISTS (SELECT FROM statement_line told
                      WHERE told.network_id = entry.network_id AND told.agreement_id = entry.agreement_id
                        AND told.entry_id = entry.id)`;
