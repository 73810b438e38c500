import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

/** In which zone a network’s days are told. */
@Injectable()
export class NetworkZone {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(networkId: Id): Promise<TimeZone> {
    const network = await this.database.row<{ timeZone: TimeZone }>(
      sql`SELECT time_zone AS "timeZone" FROM network WHERE id = ${networkId}`,
    );
    return network?.timeZone ?? 'Europe/Paris';
  }
}
