import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { codeOf, StartRefused } from './start-refused.js';

const KEY_BYTES = 32;

/**
 * The key that seals the providers' secrets in the embedded database: made once, readable by its owner alone.
 * @throws StartRefused when it is spoilt, or gone while the database still holds what it sealed
 */
export const keptSecretKey = async (dataDir: string, databaseUrl: string): Promise<Buffer> => {
  const file = join(dataDir, 'secret.key');
  const kept = read(file);
  if (kept) return kept;
  if (await isPrepared(databaseUrl)) {
    throw new StartRefused(
      `Le fichier ${file} manque, et sans lui les secrets gardés dans la base ne peuvent plus être lus. ` +
        `Remettez-le à sa place, ou déplacez le dossier ${dataDir} pour repartir d’une base vide.`,
    );
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return keptSecretKey(dataDir, databaseUrl);
};

const read = (file: string): Buffer | undefined => {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartRefused(`Le fichier ${file} ne peut pas être lu (${codeOf(error) ?? String(error)}).`);
  }
  throw new StartRefused(
    `Le fichier ${file} est abîmé : attendu ${KEY_BYTES} octets en base64. Remettez une sauvegarde à sa place.`,
  );
};

// The key is made before the schema is: a database with a schema has had one.
const isPrepared = async (databaseUrl: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ is: boolean }>(
      "SELECT to_regclass('public.migrations') IS NOT NULL AS is",
    );
    return rows[0]?.is ?? false;
  } finally {
    await client.end();
  }
};
