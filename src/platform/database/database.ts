import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ClientBase, Pool, QueryResultRow } from 'pg';
import type { Sql } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import pLimit from 'p-limit';
import { Clock } from '../../kernel/clock.js';
import { appendEvents } from '../outbox/append-events.js';
import { EventRoutes } from '../outbox/event-routes.js';
import { POOL_SIZE } from './data-source.js';
import { Notifications } from './notifications.js';
import { Tx, type Queryable } from './transaction.js';

@Injectable()
export class Database implements Queryable, OnApplicationShutdown {
  private readonly turns = pLimit(TRANSACTIONS_AT_ONCE);

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EventRoutes) private readonly routes: EventRoutes,
    @Inject(Notifications) private readonly notifications: Notifications,
  ) {}

  get manager(): EntityManager {
    return this.source.manager;
  }

  async rows<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row[]> {
    return (await this.pool.query<Row>({ text: query.text, values: query.values, name })).rows;
  }

  async row<Row extends QueryResultRow>(query: Sql, name?: string): Promise<Row | undefined> {
    return (await this.rows<Row>(query, name))[0];
  }

  /** Runs the work in a transaction; where PostgreSQL says that it only collided with another one, again from the start. */
  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.turns(() => this.attempt(work));
      } catch (error) {
        if (attempt === ATTEMPTS || !isCollision(error)) throw error;
      }
    }
  }

  private async attempt<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      await runner.startTransaction();
      const tx = new Tx(client, runner.manager, this.clock.now());
      const result = await work(tx);
      await appendEvents(tx, this.routes);
      await runner.commitTransaction();
      this.notifications.announce(tx.published.map((event) => event.subjectId));
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Several reads of one moment: what is committed between them is not seen by some and missed by others. */
  snapshot<Result>(read: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.source.transaction('REPEATABLE READ', read);
  }

  /** The same, for reads in SQL, beside which entities can be read too. */
  moment<Result>(read: (moment: Queryable, manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.snapshot((manager) => {
      const rows: Queryable['rows'] = ({ text, values }) => manager.query(text, values);
      return read({ rows, row: async (query) => (await rows<never>(query))[0] }, manager);
    });
  }

  /** A write of one statement, which is its own transaction. It takes its turn among them: it may wait for what they hold. */
  statement<Row extends QueryResultRow>(query: Sql, name: string): Promise<Row | undefined> {
    return this.turns(() => this.row<Row>(query, name));
  }

  /** Tells the other processes that these have changed, for a write of one statement, which is its own transaction. */
  announce(subjectIds: readonly string[]): void {
    this.notifications.announce(subjectIds);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private get pool(): Pool {
    return (this.source.driver as PostgresDriver).master as Pool;
  }
}

const ATTEMPTS = 5;
/** A transaction may need to read reference data on a second connection: some are kept for that, or all would wait for ever. */
const TRANSACTIONS_AT_ONCE = POOL_SIZE - 4;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

/** Whether PostgreSQL says that the transaction only collided with another one, and may be tried again from the start. */
export const isCollision = (error: unknown): boolean => {
  const code = sqlStateOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
};

const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the error says that this unique index or constraint would be broken. */
export const breaks = (error: unknown, constraint: string): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint;
