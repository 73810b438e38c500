import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { Database } from '../../../platform/database/index.js';
import { TooManyRequests } from '../../../platform/http/index.js';
import { Attempts, type Limit } from '../../use-cases/ports.js';

/** Counts in the database, so that a restart or another replica forgets nothing. Who is counted stands there as a hash. */
@Injectable()
export class RateLimits extends Attempts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  override async take({ name, most, seconds }: Limit, whose: string): Promise<void> {
    const now = this.clock.now().getTime();
    const windowMs = seconds * 1_000;
    const startsAt = now - (now % windowMs);
    const key = `${name}:${createHash('sha256').update(whose).digest('base64url')}`;
    const counted = await this.database.row<{ taken: number }>(sql`
      INSERT INTO rate_limit AS r (key, window_starts_at, taken) VALUES (${key}, ${new Date(startsAt)}, 1)
      ON CONFLICT (key, window_starts_at) DO UPDATE SET taken = least(r.taken + 1, ${most + 1})
      RETURNING taken`);
    if (counted && counted.taken > most) {
      throw new TooManyRequests(Math.ceil((startsAt + windowMs - now) / 1_000));
    }
  }
}
