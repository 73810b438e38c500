import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { LastUses } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';

@Injectable()
export class StoredLastUses extends LastUses {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  /** A session that a correction found to be none is no use; one that the patient missed is. */
  override async of(networkId: Id, professionalIds: readonly Id[]): Promise<ReadonlyMap<Id, Day>> {
    const rows = await this.database.rows<{ id: Id; day: Day }>(sql`
      SELECT u.professional_id AS id, max(u.session_on) AS day
        FROM usage_record u
       WHERE u.network_id = ${networkId} AND u.professional_id = ANY(${professionalIds}) AND u.outcome <> 'void'
         AND NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)
       GROUP BY u.professional_id`);
    return new Map(rows.map(({ id, day }) => [id, day]));
  }
}
