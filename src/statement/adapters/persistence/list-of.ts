import sql, { type Sql } from 'sql-template-tag';

/** The rows of a query as one JSON list, in its order, so that several are read at once. */
export const listOf = (query: Sql): Sql =>
  sql`SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (${query}) one`;
