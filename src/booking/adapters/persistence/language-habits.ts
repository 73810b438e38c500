import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

export type UsedLanguage = Readonly<{ language: string; lastUsedAt: Date }>;

const SEEN_BOOKINGS = 300;

/** Which languages are asked for, so that the one that is needed is in sight. */
@Injectable()
export class LanguageHabits {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * The professional's own, the last used first, in the year before `now`: what they asked for here, and what the providers'
   * lists tell of calls that were dialled without asking.
   */
  lastUsed(networkId: Id, professionalId: Id, now: Date, limit: number): Promise<UsedLanguage[]> {
    return this.database.rows<UsedLanguage>(
      usedBy(networkId, professionalId, now, limit),
      'languages-last-used',
    );
  }

  /** The practice's, the most asked for first, among its latest bookings. */
  async heardIn(networkId: Id, practiceId: Id, limit: number): Promise<string[]> {
    const heard = await this.database.rows<{ language: string }>(
      sql`
        SELECT language FROM (SELECT b.language FROM booking b
                               WHERE b.network_id = ${networkId} AND b.practice_id = ${practiceId} AND b.status <> 'cancelled'
                               ORDER BY b.id DESC LIMIT ${SEEN_BOOKINGS}) latest
         GROUP BY language ORDER BY count(*) DESC, language LIMIT ${limit}`,
      'languages-of-practice',
    );
    return heard.map(({ language }) => language);
  }
}

/** Of one professional, by the indexes `booking_at_its_time` and `usage_of_professional`, however large the tables are. */
export const usedBy = (networkId: Id, professionalId: Id, now: Date, limit: number): Sql => {
  const yearBefore = new Date(now);
  yearBefore.setUTCFullYear(now.getUTCFullYear() - 1);
  return sql`
    SELECT language, max(used_at) AS "lastUsedAt"
      FROM (SELECT b.language, b.starts_at AS used_at FROM booking b
             WHERE b.network_id = ${networkId} AND b.professional_id = ${professionalId}
               AND b.starts_at > ${yearBefore} AND b.starts_at <= ${now} AND b.status NOT IN ('cancelled', 'unmet')
             UNION ALL
            SELECT u.language, u.started_at FROM usage_record u
             WHERE u.network_id = ${networkId} AND u.professional_id = ${professionalId}
               AND u.language IS NOT NULL AND u.booking_id IS NULL AND u.started_at > ${yearBefore}) used
     GROUP BY language ORDER BY max(used_at) DESC, language LIMIT ${limit}`;
};
