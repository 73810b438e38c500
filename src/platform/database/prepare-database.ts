import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

const MIGRATION_LOCK = 7_182_818;

/**
 * Brings the database to the present schema; several processes may ask at once, one works and the others wait.
 * @param queues whether the queues live here too.
 */
export const prepareDatabase = async (url: string, { queues }: { queues: boolean }): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'truchement-migrations' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (queues) await runMigrations(client);
    const source = await new DataSource(dataSourceOptions(url)).initialize();
    await source.runMigrations({ transaction: 'all' }).finally(() => source.destroy());
  } finally {
    await client.end();
  }
};
