import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { Every, type Sweep } from '../../../platform/queue/index.js';
import { BrowserSessions } from './browser-sessions.js';

/** An account that was opened until a day is shut when that day is over, where its network is. */
@Injectable()
@Every(60_000)
export class ShutAfterLastDay implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const over = await this.database.rows<{ id: Id }>(sql`
      SELECT account.id FROM account JOIN network ON network.id = account.network_id
       WHERE open_until IS NOT NULL AND account.disabled_at IS NULL
         AND open_until < (${this.clock.now()}::timestamptz AT TIME ZONE network.time_zone)::date
       ORDER BY account.id`);
    if (over.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const { id } of over) {
        await tx.rows(
          sql`UPDATE account SET disabled_at = ${tx.at} WHERE id = ${id} AND disabled_at IS NULL`,
        );
        await this.sessions.endAll(tx, id);
      }
    });
    this.sessions.forget();
  }
}
