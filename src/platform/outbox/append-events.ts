import sql from 'sql-template-tag';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../database/transaction.js';
import type { EventRoutes } from './event-routes.js';

/** Writes what the transaction has published, in one statement, with the jobs that each event starts. */
export const appendEvents = async (tx: Tx, routes: EventRoutes): Promise<void> => {
  if (tx.published.length === 0) return;
  const rows = tx.published.map((event) => ({ ...event, id: newId(), jobs: routes.jobsOf(event.type) }));
  await tx.rows(sql`
    INSERT INTO event (network_id, id, type, subject_id, facts, occurred_at, jobs)
    SELECT "networkId", id, type, "subjectId", facts, ${tx.at}, jobs
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS e("networkId" uuid, id uuid, type text, "subjectId" uuid, facts jsonb, jobs text[])`);
};
