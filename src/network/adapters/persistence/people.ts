import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { EnrolmentState, Profession } from '../../domain/professional.js';
import { today } from './scope.js';

/** What narrows the list. `q` is looked for in names, address and RPPS number, without accents, case or hyphens. */
export type PeopleFilter = Readonly<{
  status?: EnrolmentState;
  profession?: Profession;
  practiceId?: Id;
  q?: string;
}>;

/** A professional as a list shows them. */
export type ListedPerson = Readonly<{
  id: Id;
  givenName: string;
  familyName: string;
  profession: Profession;
  email: string;
  status: EnrolmentState;
  enrolledOn: Day | null;
  /** Where they work today, by name. */
  places: readonly string[];
}>;

/** The professionals of a network, in alphabetical order, page by page. */
@Injectable()
export class People {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One more than the slice holds, which tells that there is a next page. */
  page(networkId: Id, filter: PeopleFilter, { after, limit }: Slice): Promise<ListedPerson[]> {
    const { status, profession, practiceId, q } = filter;
    const day = today(networkId, this.clock.now());
    const isThere = (at: Sql): Sql =>
      sql`${at}.from_on <= ${day} AND (${at}.until_on IS NULL OR ${at}.until_on >= ${day})`;
    const where = [
      sql`p.network_id = ${networkId}`,
      ...(status ? [sql`p.status = ${status}`] : []),
      ...(profession ? [sql`p.profession = ${profession}`] : []),
      ...(practiceId
        ? [
            sql`EXISTS (SELECT FROM professional_practice a WHERE a.network_id = p.network_id
                 AND a.professional_id = p.id AND a.practice_id = ${practiceId} AND ${isThere(sql`a`)})`,
          ]
        : []),
      ...(q ? [sql`strpos(${plain(searched)}, ${plain(sql`${q}::text`)}) > 0`] : []),
      ...(after
        ? [
            sql`(${sortedBy}, p.id) > (SELECT ${sortedBy}, p.id FROM professional p
                                        WHERE p.network_id = ${networkId} AND p.id = ${after})`,
          ]
        : []),
    ];
    return this.database.rows<ListedPerson>(sql`
      SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.profession, p.email, p.status,
             p.enrolled_on AS "enrolledOn",
             ARRAY(SELECT DISTINCT c.name FROM professional_practice a
                     JOIN practice c ON c.network_id = a.network_id AND c.id = a.practice_id
                    WHERE a.network_id = p.network_id AND a.professional_id = p.id AND ${isThere(sql`a`)}
                    ORDER BY c.name) AS places
        FROM professional p WHERE ${join(where, ' AND ')} ORDER BY ${sortedBy}, p.id LIMIT ${limit + 1}`);
  }

  /** How many stand where. */
  async counts(networkId: Id): Promise<Readonly<Record<EnrolmentState, number>>> {
    const rows = await this.database.rows<{ status: EnrolmentState; count: number }>(sql`
      SELECT status, count(*)::integer AS count FROM professional WHERE network_id = ${networkId} GROUP BY status`);
    const of = new Map(rows.map(({ status, count }) => [status, count]));
    const count = (status: EnrolmentState): number => of.get(status) ?? 0;
    return {
      invited: count('invited'),
      enrolled: count('enrolled'),
      suspended: count('suspended'),
      left: count('left'),
    };
  }
}

/** Without case, accents, spaces, apostrophes or hyphens: as people type names. */
export const plain = (text: Sql): Sql =>
  sql`regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f[:space:]''’.-]', '', 'g')`;

const searched = sql`p.given_name || ' ' || p.family_name || ' ' || p.given_name || ' ' || p.email || ' ' || coalesce(p.rpps, '')`;

const sortedBy = sql`${plain(sql`p.family_name`)}, ${plain(sql`p.given_name`)}`;
