import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { Database } from '../../../platform/database/index.js';
import { Every, type Sweep } from '../../../platform/queue/index.js';
import { before, LIFE_MS } from '../../domain/session-life.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What signing in leaves behind is kept no longer than it serves; that somebody signed in stays in the audit log. */
@Injectable()
@Every(HOUR_MS)
export class ForgetTraces implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.database.rows(sql`DELETE FROM rate_limit WHERE window_starts_at < ${before(now, DAY_MS)}`);
    await this.database.rows(sql`DELETE FROM sign_in_link WHERE requested_at < ${before(now, 7 * DAY_MS)}`);
    await this.database.rows(sql`DELETE FROM passkey_challenge WHERE expires_at < ${now}`);
    await this.database.rows(sql`DELETE FROM browser_session WHERE created_at < ${before(now, LIFE_MS)}`);
  }
}
