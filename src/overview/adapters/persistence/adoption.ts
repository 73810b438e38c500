import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Queryable } from '../../../platform/database/index.js';

/** From those who were told of the service to those who use it. */
export type Adoption = Readonly<{
  invited: number;
  enrolled: number;
  /** Of the enrolled, those who ever had a session, and those who had one since the first of this month. */
  everUsed: number;
  usedThisMonth: number;
  /** Those enrolled who never had one: the first to have joined first. */
  silent: readonly Silent[];
  silentCount: number;
}>;

export type Silent = Readonly<{
  id: Id;
  name: string;
  practice: string | null;
  enrolledOn: Day;
  relaunchedAt: Date | null;
}>;

const SHOWN = 6;

/**
 * Asks for each professional's last session, and reads nothing else of what was used: the cost grows with the people, not
 * with their calls. A session that a correction found to be none is no use. LIMIT keeps it one look into an index each.
 */
export const readAdoption = async (moment: Queryable, networkId: Id, today: Day): Promise<Adoption> => {
  const row = await moment.row<Omit<Adoption, 'silent'> & { silent: readonly StoredSilent[] }>(sql`
    WITH member AS MATERIALIZED (
      SELECT p.id, p.given_name || ' ' || p.family_name AS name, p.status, p.enrolled_on, p.relaunched_at, last.session_on
        FROM professional p
        LEFT JOIN LATERAL (
          SELECT u.session_on FROM usage_record u
           WHERE u.network_id = p.network_id AND u.professional_id = p.id AND u.outcome <> 'void'
             AND NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)
           ORDER BY u.session_on DESC LIMIT 1) last ON true
       WHERE p.network_id = ${networkId} AND p.status <> 'left'
    ), silent AS (
      SELECT * FROM member WHERE status = 'enrolled' AND session_on IS NULL ORDER BY enrolled_on, id LIMIT ${SHOWN}
    )
    SELECT count(*) AS invited, count(*) FILTER (WHERE status = 'enrolled') AS enrolled,
           count(*) FILTER (WHERE status = 'enrolled' AND session_on IS NOT NULL) AS "everUsed",
           count(*) FILTER (WHERE status = 'enrolled' AND session_on >= ${`${today.slice(0, 7)}-01`}::date) AS "usedThisMonth",
           count(*) FILTER (WHERE status = 'enrolled' AND session_on IS NULL) AS "silentCount",
           (SELECT coalesce(json_agg(json_build_object(
                     'id', s.id, 'name', s.name, 'enrolledOn', s.enrolled_on, 'relaunchedAt', s.relaunched_at,
                     'practice', (SELECT practice.name FROM professional_practice works
                                    JOIN practice ON practice.network_id = works.network_id AND practice.id = works.practice_id
                                   WHERE works.network_id = ${networkId} AND works.professional_id = s.id
                                   ORDER BY works.until_on DESC NULLS FIRST, works.from_on LIMIT 1))
                   ORDER BY s.enrolled_on, s.id), '[]') FROM silent s) AS silent
      FROM member`);
  const { silent, ...counts } = row!;
  return {
    ...counts,
    silent: silent.map((one) => ({
      ...one,
      relaunchedAt: one.relaunchedAt ? new Date(one.relaunchedAt) : null,
    })),
  };
};

type StoredSilent = Omit<Silent, 'relaunchedAt'> & { relaunchedAt: string | null };
