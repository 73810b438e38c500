import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of this test's own, with the schema and no rows: a clone of the template that the whole run shares. */
export const freshDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('the global setup has not started PostgreSQL');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template_truchement STRATEGY FILE_COPY`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

// Cloning fails while somebody else clones the same template: the next try comes a moment later.
const onServer = async (server: string, statement: string, attempt = 1): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (attempt > 50 || !/is being accessed by other users/.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return await onServer(server, statement, attempt + 1);
  } finally {
    await client.end();
  }
};
