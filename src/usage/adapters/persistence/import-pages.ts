import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { LineKind, SettledLine } from '../../domain/call-import.js';
import { CallImportEntity } from './call-import.entity.js';
import { linesToSettle } from './stored-call-imports.js';

/** `after`: the line that the page before ended with. */
export type LineSlice = Readonly<{
  limit: number;
  after: number | null;
  kind: LineKind | null;
  isOpen: boolean | null;
}>;

/** Imports and their lines, page by page. */
@Injectable()
export class ImportPages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The latest first; one more than the slice holds. */
  imports(networkId: Id, { limit, after }: Slice, providerId: Id | null): Promise<CallImportEntity[]> {
    const found = this.database.manager
      .createQueryBuilder(CallImportEntity, 'i')
      .where('i.networkId = :networkId', { networkId })
      .orderBy('i.id', 'DESC')
      .limit(limit + 1);
    if (providerId) found.andWhere('i.providerId = :providerId', { providerId });
    if (after) found.andWhere('i.id < :after', { after });
    return found.getMany();
  }

  /** In the order of the file; one more than the slice holds. */
  lines(networkId: Id, importId: Id, { limit, after, kind, isOpen }: LineSlice): Promise<SettledLine[]> {
    return this.database.rows<SettledLine>(sql`
      ${linesToSettle}
       WHERE l.network_id = ${networkId} AND l.import_id = ${importId}
         ${after === null ? empty : sql`AND l.line > ${after}`}
         ${kind === null ? empty : sql`AND l.kind = ${kind}`}
         ${isOpen === null ? empty : isOpen ? sql`AND l.resolution IS NULL` : sql`AND l.resolution IS NOT NULL`}
       ORDER BY l.line LIMIT ${limit + 1}`);
  }

  /** How many lines each of these imports still has to be settled; none where it is not there. */
  async openCounts(networkId: Id, importIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
    const counts = await this.database.rows<{ id: Id; count: number }>(sql`
      SELECT import_id AS id, count(*)::int AS count FROM call_import_line
       WHERE network_id = ${networkId} AND import_id = ANY(${[...importIds]}) AND resolution IS NULL
       GROUP BY import_id`);
    return new Map(counts.map(({ id, count }) => [id, count]));
  }

  /** What was answered before the import's end; null where nothing was. */
  async firstAnswer(networkId: Id, id: Id): Promise<object | null> {
    const kept = await this.database.row<{ answer: object | null }>(
      sql`SELECT first_answer AS answer FROM call_import WHERE network_id = ${networkId} AND id = ${id}`,
    );
    return kept?.answer ?? null;
  }

  /** @returns the first such answer, this one or an earlier one; null where the import has ended without any. */
  async keepFirstAnswer(networkId: Id, id: Id, answer: object): Promise<object | null> {
    const kept = await this.database.row<{ answer: object }>(sql`
      UPDATE call_import SET first_answer = coalesce(first_answer, ${JSON.stringify(answer)}::jsonb)
       WHERE network_id = ${networkId} AND id = ${id} AND (first_answer IS NOT NULL OR finished_at IS NULL)
      RETURNING first_answer AS answer`);
    return kept?.answer ?? null;
  }

  /** The first so many of each kind. */
  async firstLines(networkId: Id, importId: Id, ofEach: number): Promise<SettledLine[]> {
    return this.database.rows<SettledLine>(sql`
      SELECT l.* FROM unnest(ARRAY['unmatched', 'changed', 'disputed', 'total']) AS k(kind),
        LATERAL (${linesToSettle}
                  WHERE l.network_id = ${networkId} AND l.import_id = ${importId} AND l.kind = k.kind
                  ORDER BY l.line LIMIT ${ofEach}) l
       ORDER BY l.line`);
  }
}
