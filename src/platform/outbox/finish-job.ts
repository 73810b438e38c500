import sql from 'sql-template-tag';
import type { Tx } from '../database/transaction.js';
import type { EventKey } from '../queue/job-handler.js';

/**
 * Marks the event's job as done, in the same transaction as its effects.
 * @returns false when it was done before: the effects must then not be repeated.
 */
export const finishJob = async (tx: Tx, job: string, { networkId, eventId }: EventKey): Promise<boolean> => {
  const done = await tx.row(
    sql`
      UPDATE event SET jobs = array_remove(jobs, ${job})
       WHERE network_id = ${networkId} AND id = ${eventId} AND ${job} = ANY (jobs)
      RETURNING id`,
    'finish-job',
  );
  return done !== undefined;
};
