import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../kernel/clock.js';
import { Database } from '../database/database.js';
import { Every, type Sweep } from '../queue/ticker.js';

const HOUR_MS = 3_600_000;
/** Whoever sends a request again does so within days; after that its key may be a new request's. */
const KEPT_MS = 7 * 24 * HOUR_MS;
const BATCH = 10_000;

/** Answers kept for their Idempotency-Key are forgotten after a week. */
@Injectable()
@Every(HOUR_MS)
export class ForgetKeys implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    let forgotten: unknown[];
    do {
      forgotten = await this.database.rows(sql`
        DELETE FROM idempotency_key WHERE (account_id, key) IN (
          SELECT account_id, key FROM idempotency_key WHERE created_at < ${before} LIMIT ${BATCH})
        RETURNING 1`);
    } while (forgotten.length === BATCH);
  }
}
