import sql, { join, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Queryable } from '../../../platform/database/index.js';
import type { SessionMeasures, Tally } from '../../domain/measures.js';
import { listOf } from './list-of.js';

/**
 * What the sessions of a statement or of a report come to, in one query over their movements, so that what is held here does not grow with them.
 * A session that was corrected before it was stated counts as it is now; what is void, or a fee, is no session.
 */
export const measureSessions = async (
  database: Queryable,
  networkId: Id,
  lines: Sql,
): Promise<SessionMeasures> => {
  const row = await database.row<Found>(sql`
    WITH line AS MATERIALIZED (${lines}),
    live AS MATERIALIZED (
      SELECT u.id, u.outcome, u.modality, to_char(u.session_on, 'YYYY-MM-01') AS month, u.language, u.professional_id,
             u.practice_id, u.billed_minutes, u.duration_seconds, u.wait_seconds, u.amount_cents, u.lines, u.booking_id,
             coalesce(practice.name, '') AS practice, coalesce(practice.commune, '') AS commune,
             coalesce(who.profession, '') AS profession, coalesce(who.given_name || ' ' || who.family_name, '') AS professional,
             coalesce(booking.category, '') AS category
        FROM (SELECT usage_id FROM line WHERE kind = 'session' GROUP BY usage_id HAVING sum(sign) = 1) counted
        JOIN usage_record u ON u.network_id = ${networkId} AND u.id = counted.usage_id
        LEFT JOIN practice ON practice.network_id = u.network_id AND practice.id = u.practice_id
        LEFT JOIN professional who ON who.network_id = u.network_id AND who.id = u.professional_id
        LEFT JOIN booking ON booking.network_id = u.network_id AND booking.id = u.booking_id
    ),
    held AS MATERIALIZED (SELECT * FROM live WHERE outcome = 'completed'),
    tally AS (${join(Object.entries(columns).map(tallied), ' UNION ALL ')}),
    cost AS (
      SELECT substring(part.rule FROM '^[a-z]+') AS key, count(DISTINCT live.id) AS usages, sum(part."amountCents") AS cents
        FROM live, jsonb_to_recordset(live.lines) AS part (rule text, "amountCents" bigint) GROUP BY 1
    ),
    adjusted AS (
      SELECT amended.year || '-' || amended.sequence AS number, amended.from_on AS "from", amended.to_on AS "to",
             count(*) AS movements, coalesce(sum(line.sign) FILTER (WHERE u.outcome = 'completed'), 0) AS sessions,
             sum(line.cents) AS cents
        FROM line
        JOIN usage_record u ON u.network_id = ${networkId} AND u.id = line.usage_id
        JOIN statement amended ON amended.network_id = ${networkId} AND amended.id = line.amends_id
       GROUP BY amended.id, amended.year, amended.sequence, amended.from_on, amended.to_on
       ORDER BY amended.year, amended.sequence
    )
    SELECT (SELECT jsonb_build_object(
              'sessions', count(*), 'professionals', count(DISTINCT professional_id),
              'billedMinutes', coalesce(sum(billed_minutes), 0), 'actualSeconds', coalesce(sum(duration_seconds), 0),
              'meanSeconds', avg(duration_seconds)::float8,
              'medianSeconds', percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_seconds),
              'medianBilledMinutes', percentile_cont(0.5) WITHIN GROUP (ORDER BY billed_minutes),
              'waits', count(wait_seconds), 'meanWaitSeconds', avg(wait_seconds)::float8,
              'medianWaitSeconds', percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_seconds)) FROM held) AS whole,
           (SELECT coalesce(sum(cents), 0)::bigint FROM line WHERE kind = 'session') AS cents,
           (${listOf(sql`SELECT month, modality, count(*) AS sessions FROM held GROUP BY 1, 2 ORDER BY 1, 2`)}) AS grid,
           (${listOf(sql`SELECT month, coalesce(sum(billed_minutes) FILTER (WHERE outcome = 'completed'), 0) AS "billedMinutes",
                                sum(amount_cents) AS cents FROM live GROUP BY 1 ORDER BY 1`)}) AS months,
           (${listOf(sql`SELECT * FROM tally ORDER BY sessions DESC, name, key`)}) AS tallies,
           (${listOf(sql`SELECT * FROM cost ORDER BY cents DESC, key`)}) AS costs,
           (${listOf(sql`SELECT outcome, count(*) AS count FROM live WHERE booking_id IS NULL AND outcome <> 'completed'
                          GROUP BY 1`)}) AS unbooked,
           (${listOf(sql`SELECT * FROM adjusted`)}) AS adjustments`);
  const { whole, tallies, ...found } = row!;
  const of = (kind: Kind): readonly Tally[] =>
    tallies
      .filter((tally) => tally.kind === kind)
      .map(({ key, name, sessions, professionals }) => ({ key, name, sessions, professionals }));
  return {
    ...whole,
    ...found,
    languages: of('language'),
    professions: of('profession'),
    communes: of('commune'),
    practices: of('practice'),
    professionalTallies: of('professional'),
    categories: of('category'),
  };
};

type Kind = 'language' | 'profession' | 'commune' | 'practice' | 'professional' | 'category';

type Lists = 'cents' | 'grid' | 'months' | 'costs' | 'unbooked' | 'adjustments';
type Tallies = 'languages' | 'professions' | 'communes' | 'practices' | 'professionalTallies' | 'categories';
type Found = Pick<SessionMeasures, Lists> &
  Readonly<{
    whole: Omit<SessionMeasures, Lists | Tallies>;
    tallies: readonly (Tally & Readonly<{ kind: Kind }>)[];
  }>;

/** What each kind is told apart by, and how it is called. */
const columns: Readonly<Record<Kind, readonly [Sql, Sql]>> = {
  language: [sql`coalesce(language, '')`, sql`coalesce(language, '')`],
  profession: [sql`profession`, sql`profession`],
  commune: [sql`commune`, sql`commune`],
  practice: [sql`coalesce(practice_id::text, '')`, sql`practice`],
  professional: [sql`coalesce(professional_id::text, '')`, sql`professional`],
  category: [sql`category`, sql`category`],
};

const tallied = ([kind, [key, name]]: [string, readonly [Sql, Sql]]): Sql => sql`
  SELECT ${kind}::text AS kind, ${key} AS key, ${name} AS name, count(*) AS sessions,
         count(DISTINCT professional_id) AS professionals
    FROM held GROUP BY 2, 3`;
