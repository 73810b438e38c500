import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Statement } from '../../domain/statement.js';
import {
  narrowedTo,
  seenBy,
  statementColumns,
  type StatementFilter,
  type StatementReader,
} from './statement-rows.js';

/** A statement with what its agreement is called. */
export type NamedStatement = Statement &
  Readonly<{ title: string; reference: string; funderName: string; timeZone: TimeZone }>;

/** What became of a statement; `by` is the address that somebody signs in with, null for the program or an account that is gone. */
export type StatementDeed = Readonly<{
  kind: 'drafted' | 'issued' | 'reminded' | 'acknowledged' | 'disputed';
  at: Date;
  by: string | null;
  comment: string | null;
}>;

/** More would be no list but a pile. */
const AWAITED = 50;
/** Two years of months: as many bars as a phone can show. */
const PICTURED = 24;

/** What the pages of statements show beside what these say, as far as the reader may see them. */
@Injectable()
export class StatementPages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The latest drafted first; one row more than the slice asks for, when there is one. */
  slice(
    reader: StatementReader,
    filter: StatementFilter,
    { limit, after }: Slice,
  ): Promise<NamedStatement[]> {
    return this.database.rows<NamedStatement>(sql`
      ${named} WHERE ${seenBy(reader)} ${narrowedTo(filter)} ${after ? sql`AND statement.id < ${after}` : empty}
       ORDER BY statement.id DESC LIMIT ${limit + 1}`);
  }

  /** A funder's statements that nobody has answered, the latest first. */
  awaited(funder: ViewerOf<'funder'>): Promise<NamedStatement[]> {
    return this.database.rows<NamedStatement>(sql`
      ${named} WHERE ${seenBy(funder)} AND statement.status = 'issued' ORDER BY statement.issued_at DESC LIMIT ${AWAITED}`);
  }

  /** The others, as `slice` gives them. */
  answered(funder: ViewerOf<'funder'>, { limit, after }: Slice): Promise<NamedStatement[]> {
    return this.database.rows<NamedStatement>(sql`
      ${named} WHERE ${seenBy(funder)} AND statement.status IN ('acknowledged', 'disputed')
         ${after ? sql`AND statement.id < ${after}` : empty}
       ORDER BY statement.id DESC LIMIT ${limit + 1}`);
  }

  /** The latest of the agreement that was stated last, the first period first. */
  async pictured(funder: ViewerOf<'funder'>): Promise<NamedStatement[]> {
    const latest = await this.database.rows<NamedStatement>(sql`
      ${named} WHERE ${seenBy(funder)} AND statement.agreement_id = (
          SELECT statement.agreement_id FROM statement WHERE ${seenBy(funder)} ORDER BY statement.issued_at DESC LIMIT 1)
       ORDER BY statement.from_on DESC LIMIT ${PICTURED}`);
    return latest.toReversed();
  }

  /** @throws NotFound */
  async one(reader: StatementReader, id: Id): Promise<NamedStatement> {
    const statement = await this.database.row<NamedStatement>(
      sql`${named} WHERE ${seenBy(reader)} AND statement.id = ${id}`,
    );
    if (!statement) throw new NotFound();
    return statement;
  }

  /** In the order in which it happened. */
  deedsOf({ networkId, id }: Statement): Promise<StatementDeed[]> {
    return this.database.rows<StatementDeed>(sql`
      SELECT deed.kind, deed.at, account.email AS by, deed.comment
        FROM (SELECT 'drafted' AS kind, drafted_at AS at, drafted_by AS who, NULL AS comment FROM statement
               WHERE network_id = ${networkId} AND id = ${id}
              UNION ALL
              SELECT 'issued', issued_at, issued_by, NULL FROM statement
               WHERE network_id = ${networkId} AND id = ${id} AND status <> 'draft'
              UNION ALL
              SELECT 'reminded', sent_at, NULL, NULL FROM statement_reminder
               WHERE network_id = ${networkId} AND statement_id = ${id}
              UNION ALL
              SELECT status, answered_at, answered_by, comment FROM statement_answer
               WHERE network_id = ${networkId} AND statement_id = ${id}) deed
        LEFT JOIN account ON account.id = deed.who
       ORDER BY deed.at, deed.kind`);
  }

  /** The last day that an issued statement counts; null before the first one. */
  async statedUntil(networkId: Id, agreementId: Id): Promise<Day | null> {
    const row = await this.database.row<{ day: Day | null }>(sql`
      SELECT max(to_on) AS day FROM statement
       WHERE network_id = ${networkId} AND agreement_id = ${agreementId} AND status <> 'draft'`);
    return row!.day;
  }
}

const named: Sql = sql`
  SELECT ${statementColumns}, agreement.title, agreement.reference, funder.name AS "funderName",
         network.time_zone AS "timeZone"
    FROM statement
    JOIN agreement ON agreement.network_id = statement.network_id AND agreement.id = statement.agreement_id
    JOIN funder ON funder.network_id = agreement.network_id AND funder.id = agreement.funder_id
    JOIN network ON network.id = statement.network_id`;
