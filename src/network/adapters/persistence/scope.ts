import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Slice } from '../../../platform/http/index.js';

/** The rows of one table that a network's coordination may read; an administrator reads all networks. */
export const ofNetwork = (viewer: Viewer, networkId: Sql): Sql =>
  viewer.role === 'admin' ? sql`true` : sql`${networkId} = ${viewer.networkId}`;

/** The practices of the network that are the viewer's own: those where it works at this instant or will. */
export const isOwnPractice = (viewer: Viewer, practiceId: Sql, at: Date): Sql => {
  switch (viewer.role) {
    case 'admin':
    case 'coordinator':
      return sql`true`;
    case 'staff':
      return sql`${practiceId} = ${viewer.practiceId}`;
    case 'professional':
      return sql`${practiceId} IN (
        SELECT own.practice_id FROM professional_practice own
         WHERE own.network_id = ${viewer.networkId} AND own.professional_id = ${viewer.professionalId}
           AND ${isNotOver(viewer.networkId, sql`own.until_on`, at)})`;
    case 'funder':
    case 'provider':
    case 'former_carrier':
      return sql`false`;
  }
};

/** The practices where the viewer, enrolled, works today: to change something there, having worked there or soon doing so is not enough. */
export const isWorkplaceOf = (viewer: Viewer, practiceId: Sql, at: Date): Sql =>
  viewer.role === 'professional'
    ? sql`${practiceId} IN (
        SELECT own.practice_id FROM professional_practice own
          JOIN professional me ON me.network_id = own.network_id AND me.id = own.professional_id AND me.status = 'enrolled'
         WHERE own.network_id = ${viewer.networkId} AND own.professional_id = ${viewer.professionalId}
           AND own.from_on <= ${today(viewer.networkId, at)}
           AND ${isNotOver(viewer.networkId, sql`own.until_on`, at)})`
    : isOwnPractice(viewer, practiceId, at);

/** Themselves, and whoever works in the viewer's own practices at this instant or will. */
export const isColleague = (viewer: Viewer, professionalId: Sql, at: Date): Sql => {
  if (viewer.role === 'admin' || viewer.role === 'coordinator') return sql`true`;
  const colleague = sql`EXISTS (
    SELECT FROM professional_practice shared
     WHERE shared.network_id = ${viewer.networkId} AND shared.professional_id = ${professionalId}
       AND ${isNotOver(viewer.networkId, sql`shared.until_on`, at)}
       AND ${isOwnPractice(viewer, sql`shared.practice_id`, at)})`;
  return viewer.role === 'professional'
    ? sql`(${professionalId} = ${viewer.professionalId} OR ${colleague})`
    : colleague;
};

/** Whether a last day, in the network's own calendar, is still to come or to end. */
const isNotOver = (networkId: Id, lastDay: Sql, at: Date): Sql => sql`
  (${lastDay} IS NULL OR ${lastDay} >= ${today(networkId, at)})`;

/** The day of an instant in the network's own calendar. */
export const today = (networkId: Id, at: Date): Sql => sql`
  (SELECT (${at}::timestamptz AT TIME ZONE n.time_zone)::date FROM network n WHERE n.id = ${networkId})`;

/** The slice's rows and one more, which tells that there is a next page. */
export const slice = (id: Sql, { after, limit }: Slice): Sql =>
  sql`${after === null ? sql`true` : sql`${id} > ${after}`} ORDER BY ${id} LIMIT ${limit + 1}`;
