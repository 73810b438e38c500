import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions, type EntityTarget } from 'typeorm';
import { migrations } from './migrations/index.js';

// Cents and counts fit a double exactly up to 2^53: a figure beyond that is refused rather than rounded. Days stay text.
const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be exact`);
  return value;
});
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(DATE, (text) => text);

/** `networkId` in the code is `network_id` in the database. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

export const dataSourceOptions = (
  url: string,
  entities: readonly EntityTarget<unknown>[] = [],
  poolSize = 10,
): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: entities as DataSourceOptions['entities'],
  migrations,
  synchronize: false,
  namingStrategy: new SnakeCase(),
  poolSize,
  applicationName: 'truchement',
  parseInt8: true,
});

/** Brings the database at this address to the present schema; several processes may ask at once. */
export const migrate = async (url: string): Promise<void> => {
  const source = await new DataSource(dataSourceOptions(url)).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
};

const MIGRATION_LOCK = 7_182_818;
