import pg from 'pg';
import { codeOf, StartRefused } from './start-refused.js';

const OLDEST = 140_000;
const PATIENCE_MS = 10_000;

/**
 * Asks the database who it is, before anything is built on it.
 * @throws StartRefused when it does not answer, does not let us in, or is older than PostgreSQL 14
 */
export const requirePostgres = async (url: string): Promise<void> => {
  const { host, pathname } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  // A connection that is cut later on would otherwise end the program: whoever uses it next is told.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST) {
      throw new StartRefused(
        `DATABASE_URL : ${host} est un PostgreSQL ${Math.floor(version / 10_000)} ; il en faut un 14 ou plus récent.`,
      );
    }
  } catch (error) {
    throw error instanceof StartRefused ? error : refusal(error, host, pathname.slice(1));
  } finally {
    await client.end().catch(() => undefined);
  }
};

// SQLSTATE 28 is for authorisation, 3D000 for a database that is not there.
const refusal = (error: unknown, host: string, database: string): StartRefused => {
  const code = codeOf(error) ?? '';
  if (code.startsWith('28')) {
    return new StartRefused(`DATABASE_URL : ${host} refuse cet utilisateur ou ce mot de passe.`);
  }
  if (code === '3D000') {
    return new StartRefused(
      `DATABASE_URL : la base « ${database} » n’existe pas sur ${host}. Créez-la d’abord.`,
    );
  }
  const cause = code || (error instanceof Error ? error.message : String(error));
  return new StartRefused(
    `DATABASE_URL : la base de données ne répond pas à l’adresse ${host} (${cause}). Vérifiez qu’elle est démarrée et joignable d’ici.`,
  );
};
