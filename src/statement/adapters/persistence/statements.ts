import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { languageOfCode } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { composeStatement } from '../../domain/compose-statement.js';
import type { StatementDocument, StatementLine } from '../../domain/document.js';
import type { Statement, StatementAnswer } from '../../domain/statement.js';
import { linesOf } from './statement-lines.js';
import { StatementReadings } from './statement-readings.js';
import {
  narrowedTo,
  ownVersionOf,
  seenBy,
  statementColumns,
  type StatementFilter,
  type StatementReader,
} from './statement-rows.js';

/** A statement with what its funder has answered, the first answer first. */
export type AnsweredStatement = Statement & Readonly<{ answers: readonly StatementAnswer[] }>;

const BATCH = 5_000;

/** The statements, read as far as whoever asks may see them; what they may not see is not found. */
@Injectable()
export class Statements {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StatementReadings) private readonly readings: StatementReadings,
  ) {}

  /** The latest drafted first; one row more than the slice asks for, when there is one. */
  slice(reader: StatementReader, filter: StatementFilter, { limit, after }: Slice): Promise<Statement[]> {
    return this.database.rows<Statement>(sql`
      SELECT ${statementColumns} FROM statement
       WHERE ${seenBy(reader)} ${narrowedTo(filter)}
         ${after ? sql`AND statement.id < ${after}` : empty}
       ORDER BY statement.id DESC LIMIT ${limit + 1}`);
  }

  /** @throws NotFound */
  async one(reader: StatementReader, id: Id): Promise<AnsweredStatement> {
    const statement = await this.database.row<Statement>(sql`
      SELECT ${statementColumns} FROM statement WHERE ${seenBy(reader)} AND statement.id = ${id}`);
    if (!statement) throw new NotFound();
    const answers = await this.database.rows<StatementAnswer>(sql`
      SELECT status, comment, answered_by AS "answeredBy", answered_at AS "answeredAt" FROM statement_answer
       WHERE network_id = ${statement.networkId} AND statement_id = ${id} ORDER BY answered_at`);
    return { ...statement, answers };
  }

  /**
   * What it says: as it was sealed; of a draft, as it would be now. A funder gets its own version, masked, whatever it asks for.
   * @param audience of which version; by default the reader's own
   * @throws NotFound
   */
  async documentOf(
    reader: StatementReader,
    id: Id,
    audience: StatementDocument['audience'] = ownVersionOf(reader),
  ): Promise<StatementDocument> {
    const statement = await this.one(reader, id);
    const version = reader.role === 'coordinator' ? audience : 'funder';
    if (statement.status === 'draft') {
      const { terms, measures } = await this.database.moment((moment) =>
        this.readings.of(moment, statement, this.clock.now(), null),
      );
      return composeStatement(terms, measures, version);
    }
    const { document, detail } = await this.sealed(statement);
    if (version === 'funder') return JSON.parse(document) as StatementDocument;
    return (JSON.parse(detail) as { document: StatementDocument }).document;
  }

  /**
   * The bytes that `hash` is of; of the coordination's version, which a funder never gets, those that `detailHash` is of.
   * @throws NotFound for a draft, which has none
   */
  async sealedTextOf(
    reader: StatementReader,
    id: Id,
    version: StatementDocument['audience'],
  ): Promise<string> {
    const statement = await this.one(reader, id);
    if (statement.status === 'draft') throw new NotFound();
    const { document, detail } = await this.sealed(statement);
    return reader.role === 'coordinator' && version === 'coordinator' ? detail : document;
  }

  /**
   * Its movements in the order in which they were recorded, a batch at a time: what is held in memory does not grow with them.
   * @throws NotFound, before the first line
   */
  async *linesOf(coordinator: ViewerOf<'coordinator'>, id: Id): AsyncGenerator<StatementLine> {
    const statement = await this.one(coordinator, id);
    let ahead: Promise<readonly Row[]> | null = this.batchOf(statement, null);
    while (ahead) {
      const batch: readonly Row[] = await ahead;
      const last = batch.length === BATCH ? batch.at(-1) : undefined;
      // Read while this one is written.
      ahead = last ? this.batchOf(statement, last.entryId) : null;
      // Whoever stops in the middle does not wait for what was to come.
      ahead?.catch(() => undefined);
      for (const { entryId: _, language, ...line } of batch) {
        yield { ...line, language: languageOfCode(language)?.name ?? language };
      }
    }
  }

  private batchOf(statement: Statement, after: Id | null): Promise<Row[]> {
    return this.database.rows<Row>(sql`
      SELECT line.entry_id AS "entryId", line.kind, amended.year || '-' || amended.sequence AS amends,
             u.session_on AS "sessionOn", to_char(u.started_at AT TIME ZONE network.time_zone, 'HH24:MI') AS "startTime",
             coalesce(booking.reference, u.reference) AS reference,
             who.given_name || ' ' || who.family_name AS professional, practice.name AS practice, u.language, u.modality,
             u.outcome, line.sign * u.duration_seconds AS "durationSeconds",
             line.sign * u.billed_minutes AS "billedMinutes", line.cents AS "amountCents"
        FROM (${linesOf(statement)} ${after ? afterIn(statement, after) : empty} ORDER BY entry_id LIMIT ${BATCH}) line
        JOIN usage_record u ON u.network_id = ${statement.networkId} AND u.id = line.usage_id
        JOIN network ON network.id = u.network_id
        LEFT JOIN statement amended ON amended.network_id = u.network_id AND amended.id = line.amends_id
        LEFT JOIN booking ON booking.network_id = u.network_id AND booking.id = u.booking_id
        LEFT JOIN professional who ON who.network_id = u.network_id AND who.id = u.professional_id
        LEFT JOIN practice ON practice.network_id = u.network_id AND practice.id = u.practice_id
       ORDER BY line.entry_id`);
  }

  private async sealed({
    networkId,
    id,
  }: Statement): Promise<Readonly<{ document: string; detail: string }>> {
    const row = await this.database.row<{ document: string; detail: string }>(
      sql`SELECT document, detail FROM statement WHERE network_id = ${networkId} AND id = ${id}`,
    );
    return row!;
  }
}

type Row = StatementLine & Readonly<{ entryId: Id }>;

const afterIn = ({ status }: Statement, after: Id) =>
  status === 'draft' ? sql`AND entry.id > ${after}` : sql`AND line.entry_id > ${after}`;
