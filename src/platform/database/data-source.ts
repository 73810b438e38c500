import pg from 'pg';
import { DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
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

export const POOL_SIZE = 12;

/** Nothing waits for ever: for a connection, for a lock, or in a transaction whose program has gone quiet. */
const LIMITS = {
  connectionTimeoutMillis: 10_000,
  options: '-c lock_timeout=30s -c idle_in_transaction_session_timeout=60s',
};

/** `networkId` in the code is `network_id` in the database. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

export const dataSourceOptions = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  migrations,
  synchronize: false,
  namingStrategy: new SnakeCase(),
  poolSize: POOL_SIZE,
  applicationName: 'truchement',
  parseInt8: true,
  extra: LIMITS,
});
