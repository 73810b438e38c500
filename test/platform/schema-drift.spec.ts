import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { DataSource, type EntityMetadata } from 'typeorm';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Tables that are written and read in SQL alone. */
const withoutEntity = [
  'agreement_balance',
  'application',
  'audit_entry',
  'calendar_feed',
  'call_import_chunk',
  'call_import_line',
  'call_list_layout',
  'consumption_of_day',
  'coordination_told',
  'event',
  'idempotency_key',
  'joining_link',
  'ledger_entry',
  'local_mail',
  'migrations',
  'passkey',
  'passkey_challenge',
  'proof',
  'provider_invoice_file',
  'provider_invoice_line',
  'rate_limit',
  'reservation',
  'sign_in_link',
  'statement',
  'statement_answer',
  'statement_line',
  'statement_preference',
  'statement_reminder',
  'unmet_explained',
];

describe('entities and migrations', () => {
  let truchement: TestApp;
  let source: DataSource;
  let tables: Map<string, string[]>;

  beforeAll(async () => {
    truchement = await startTestApp();
    source = truchement.app.get(DataSource);
    const columns = await truchement.database.rows<{ table: string; column: string }>(sql`
      SELECT c.relname AS table,
             a.attname || ' ' || format_type(a.atttypid, NULL) || CASE WHEN a.attnotnull THEN '' ELSE ' or null' END AS column
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`);
    tables = new Map();
    for (const { table, column } of columns) tables.set(table, [...(tables.get(table) ?? []), column].sort());
  });
  afterAll(() => truchement.close());

  const columnsOf = ({ columns }: EntityMetadata): string[] =>
    columns
      .map((column) => {
        const type = source.driver.normalizeType(column);
        return `${column.databaseName} ${type}${column.isArray ? '[]' : ''}${column.isNullable ? ' or null' : ''}`;
      })
      .sort();

  const keyOf = async (table: string): Promise<string[]> => {
    const rows = await truchement.database.rows<{ name: string }>(sql`
      SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indrelid = ${table}::regclass AND i.indisprimary`);
    return rows.map(({ name }) => name).sort();
  };

  it('tell of the same columns: names, types, arrays, and where nothing may stand', () => {
    const told = Object.fromEntries(
      source.entityMetadatas.map((entity) => [entity.tableName, columnsOf(entity)]),
    );
    const migrated = Object.fromEntries(Object.keys(told).map((table) => [table, tables.get(table)]));
    expect(told).toEqual(migrated);
    expect(Object.keys(told)).toContain('professional_practice');
  });

  it('tell of the same keys', async () => {
    for (const { tableName, primaryColumns } of source.entityMetadatas) {
      expect([tableName, ...primaryColumns.map((column) => column.databaseName).sort()]).toEqual([
        tableName,
        ...(await keyOf(tableName)),
      ]);
    }
  });

  it('leave no other table without an entity than those named here', () => {
    const described = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
    expect([...tables.keys()].filter((table) => !described.has(table)).sort()).toEqual(withoutEntity);
  });
});
