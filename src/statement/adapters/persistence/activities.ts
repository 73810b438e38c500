import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Activity, Counted, Period } from '../../domain/activity.js';

type Kind = 'all' | 'month' | 'modality' | 'language' | 'commune' | 'practice';
type Row = Counted & Readonly<{ kind: Kind }>;

/** What agreements paid for, counted. */
@Injectable()
export class Activities {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Reads the sessions of one agreement by its index, within the period, once for all the tables. */
  async of(networkId: Id, agreementId: Id, { from, to }: Period): Promise<Activity> {
    const rows = await this.database.rows<Row>(sql`
      WITH held AS MATERIALIZED (
        SELECT u.professional_id, to_char(u.session_on, 'YYYY-MM-01') AS month, u.modality,
               coalesce(u.language, '') AS language, coalesce(practice.commune, '') AS commune,
               coalesce(practice.name, '') AS practice
          FROM usage_record u
          LEFT JOIN practice ON practice.network_id = u.network_id AND practice.id = u.practice_id
         WHERE u.network_id = ${networkId} AND u.agreement_id = ${agreementId} AND u.session_on BETWEEN ${from} AND ${to}
           AND u.outcome = 'completed'
           AND NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)
      )
      ${join(Object.entries(columns).map(counted), ' UNION ALL ')}
      ORDER BY sessions DESC, key`);
    const of = (kind: Kind): Row[] => rows.filter((row) => row.kind === kind);
    const [all] = of('all');
    return {
      sessions: all?.sessions ?? 0,
      professionals: all?.professionals ?? 0,
      months: of('month').toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      modalities: of('modality'),
      languages: of('language'),
      communes: of('commune'),
      practices: of('practice'),
    };
  }
}

const columns: Readonly<Record<Kind, Sql>> = {
  all: sql`''`,
  month: sql`month`,
  modality: sql`modality`,
  language: sql`language`,
  commune: sql`commune`,
  practice: sql`practice`,
};

const counted = ([kind, column]: [string, Sql]): Sql => sql`
  SELECT ${kind}::text AS kind, ${column} AS key, count(*) AS sessions, count(DISTINCT professional_id) AS professionals
    FROM held GROUP BY 2`;
