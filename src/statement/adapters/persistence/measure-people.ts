import sql, { type Sql } from 'sql-template-tag';
import { addDays, startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Queryable } from '../../../platform/database/index.js';
import type { Period } from '../../domain/activity.js';
import type { AdoptionMeasures, PeopleMeasures } from '../../domain/measures.js';

type Within = Readonly<{ networkId: Id }> & Period;

/** Who may call, and who began to in the period, whichever agreement had paid before. */
export const measurePeople = async (
  database: Queryable,
  { networkId, from, to }: Within,
  lines: Sql,
): Promise<PeopleMeasures> => {
  const row = await database.row<PeopleMeasures>(sql`
    WITH line AS (${lines}), active AS MATERIALIZED (${activeOf(networkId)})
    SELECT (SELECT count(*) FROM professional p WHERE p.network_id = ${networkId} AND ${isEnrolled(to)}) AS enrolled,
           (SELECT count(*) FROM active
             WHERE NOT EXISTS (
               SELECT FROM usage_record before
                WHERE before.network_id = ${networkId} AND before.professional_id = active.id
                  AND before.session_on < ${from}::date AND before.outcome = 'completed'
                  AND NOT EXISTS (SELECT FROM usage_record c
                                   WHERE c.network_id = before.network_id AND c.correction_of = before.id))) AS joined`);
  return row!;
};

const REGULAR = 5;

/** How far the service has come among those who could use it. */
export const measureAdoption = async (
  database: Queryable,
  { networkId, to }: Within,
  lines: Sql,
  zone: TimeZone,
): Promise<AdoptionMeasures> => {
  const row = await database.row<AdoptionMeasures>(sql`
    WITH line AS (${lines}), active AS MATERIALIZED (${activeOf(networkId)}),
    member AS MATERIALIZED (SELECT p.id FROM professional p WHERE p.network_id = ${networkId} AND ${isEnrolled(to)})
    SELECT (SELECT count(*) FROM professional p
             WHERE p.network_id = ${networkId}
               AND (p.id IN (SELECT id FROM member)
                    OR (p.status <> 'left' AND p.created_at < ${startOfDay(addDays(to, 1), zone)}))) AS known,
           (SELECT count(*) FROM member) AS enrolled,
           (SELECT count(*) FROM member
             WHERE EXISTS (
               SELECT FROM usage_record u
                WHERE u.network_id = ${networkId} AND u.professional_id = member.id AND u.session_on <= ${to}::date
                  AND u.outcome = 'completed'
                  AND NOT EXISTS (SELECT FROM usage_record c
                                   WHERE c.network_id = u.network_id AND c.correction_of = u.id))) AS ever,
           (SELECT count(*) FROM active) AS active,
           (SELECT count(*) FROM active WHERE sessions >= ${REGULAR}) AS regular`);
  return row!;
};

const activeOf = (networkId: Id): Sql => sql`
  SELECT u.professional_id AS id, count(*) AS sessions
    FROM (SELECT usage_id FROM line WHERE kind = 'session' GROUP BY usage_id HAVING sum(sign) = 1) counted
    JOIN usage_record u ON u.network_id = ${networkId} AND u.id = counted.usage_id
   WHERE u.outcome = 'completed' AND u.professional_id IS NOT NULL
   GROUP BY 1`;

const isEnrolled = (to: Period['to']): Sql => sql`
  (p.id IN (SELECT id FROM active) OR (p.enrolled_on <= ${to}::date AND p.status IN ('enrolled', 'suspended')))`;
