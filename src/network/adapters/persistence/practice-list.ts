import { Inject, Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Practice } from '../../domain/practice.js';
import { plain } from './people.js';
import { today } from './scope.js';

/** A practice, with how many work there today. */
export type ListedPractice = Practice & Readonly<{ professionals: number }>;

/** The practices of a network, by name, page by page. */
@Injectable()
export class PracticeList {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * One more than the slice holds, which tells that there is a next page.
   * @param q looked for in names and communes, without accents, case or hyphens
   */
  page(networkId: Id, q: string | undefined, { after, limit }: Slice): Promise<ListedPractice[]> {
    const day = today(networkId, this.clock.now());
    const where = [
      sql`p.network_id = ${networkId}`,
      ...(q ? [sql`strpos(${plain(sql`p.name || ' ' || p.commune`)}, ${plain(sql`${q}::text`)}) > 0`] : []),
      ...(after
        ? [
            sql`(${sortedBy}, p.id) > (SELECT ${sortedBy}, p.id FROM practice p
                                        WHERE p.network_id = ${networkId} AND p.id = ${after})`,
          ]
        : []),
    ];
    return this.database.rows<ListedPractice>(sql`
      SELECT p.network_id AS "networkId", p.id, p.name, p.kind, p.commune, p.insee_code AS "inseeCode", p.postcode,
             p.address, p.contact_phone AS "contactPhone", p.finess, p.closed_on AS "closedOn",
             (SELECT count(DISTINCT a.professional_id)::integer FROM professional_practice a
                JOIN professional m ON m.network_id = a.network_id AND m.id = a.professional_id AND m.status <> 'left'
               WHERE a.network_id = p.network_id AND a.practice_id = p.id AND a.from_on <= ${day}
                 AND (a.until_on IS NULL OR a.until_on >= ${day})) AS professionals
        FROM practice p WHERE ${join(where, ' AND ')} ORDER BY ${sortedBy}, p.id LIMIT ${limit + 1}`);
  }
}

const sortedBy = plain(sql`p.name`);
