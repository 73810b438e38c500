import type { ClientBase, QueryResultRow } from 'pg';
import type { Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../outbox/domain-event.js';
import { copyIn, type CopyRow } from './copy-in.js';

/** Where rows can be asked for: the database itself, or a transaction on it. */
export interface Queryable {
  /** @param name makes it a prepared statement: for the queries of the hot path. */
  rows<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row[]>;
  row<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row | undefined>;
}

/** One business transaction: everything in it happens, at one instant, or nothing does. */
export class Tx implements Queryable {
  /** @internal */
  readonly published: DomainEvent[] = [];

  constructor(
    private readonly client: ClientBase,
    readonly manager: EntityManager,
    /** The instant at which all of this happens: the clock is read once. */
    readonly at: Date,
  ) {}

  async rows<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row[]> {
    return (await this.client.query<Row>({ text: query.text, values: query.values, name })).rows;
  }

  async row<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row | undefined> {
    return (await this.rows<Row>(query, name))[0];
  }

  /**
   * Sends many rows at once, by COPY.
   * @param target the table and its columns: `listed_call (id, reference)`
   */
  copy(target: string, rows: readonly CopyRow[]): Promise<void> {
    return copyIn(this.client, target, rows);
  }

  /** Does it all, and undoes it: what comes back is what would have come of it. */
  async rehearse<Result>(work: () => Promise<Result>): Promise<Result> {
    const told = this.published.length;
    await this.client.query('SAVEPOINT rehearsal');
    try {
      return await work();
    } finally {
      await this.client.query('ROLLBACK TO SAVEPOINT rehearsal; RELEASE SAVEPOINT rehearsal');
      this.published.length = told;
    }
  }

  /** The events are written with the transaction, and the jobs that they start are queued once it has committed. */
  publish(...events: DomainEvent[]): void {
    this.published.push(...events);
  }
}
