import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import { Commands, type OnceKey } from '../../../platform/http/index.js';
import type { Booking } from '../../domain/booking.js';
import type { BookedModality } from '../../use-cases/read-choices.js';
import { scopeOf } from './booking-queries.js';

const MINUTE_MS = 60_000;
/** Two appointments in one language that begin closer than this are most likely one, asked by two people or twice. */
const APART_MINUTES = 30;
/** As long as one consultation takes to begin: a call asked again by then is most likely the same one. */
const SAME_CALL_MS = 10 * MINUTE_MS;

/** An appointment that stands already. */
export type Twin = Pick<Booking, 'id' | 'startsAt' | 'expectedMinutes' | 'language'> &
  Readonly<{ modality: BookedModality }>;

type Asked = Readonly<{ professionalId: Id; language: string }>;

/** What was asked already for the same professional in the same language, among what the viewer may see. */
@Injectable()
export class TwinRequests {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /**
   * Appointments still to be that begin within half an hour of one of these, the first first.
   * @param once of a form: what the form itself asked, sent before, is no twin of it
   */
  appointments(
    viewer: NetworkViewer,
    { professionalId, language }: Asked,
    starts: readonly Date[],
    once: OnceKey | null,
  ): Promise<readonly Twin[]> {
    return this.others(
      once,
      sql`${scopeOf(viewer)} AND b.professional_id = ${professionalId} AND b.language = ${language}
        AND b.modality <> 'phone_now' AND b.status IN ('requested', 'dispatched', 'confirmed', 'in_session')
        AND EXISTS (
          SELECT FROM unnest(${[...starts]}::timestamptz[]) AS wanted (at)
           WHERE b.starts_at BETWEEN wanted.at - make_interval(mins => ${APART_MINUTES})
                                 AND wanted.at + make_interval(mins => ${APART_MINUTES}))
      ORDER BY b.starts_at, b.id LIMIT 5`,
    );
  }

  /** The last call for now that is not over and was asked within ten minutes; null where there is none. */
  async call(
    viewer: NetworkViewer,
    { professionalId, language }: Asked,
    now: Date,
    once: OnceKey | null,
  ): Promise<Id | null> {
    const [last] = await this.others(
      once,
      sql`${scopeOf(viewer)} AND b.professional_id = ${professionalId} AND b.language = ${language}
        AND b.modality = 'phone_now' AND b.starts_at > ${new Date(now.getTime() - SAME_CALL_MS)}
        AND b.status IN ('requested', 'dispatched', 'confirmed', 'in_session', 'awaiting_usage')
      ORDER BY b.starts_at DESC, b.id DESC LIMIT 1`,
    );
    return last?.id ?? null;
  }

  private async others(once: OnceKey | null, narrowed: Sql): Promise<readonly Twin[]> {
    const found = await this.database.rows<Twin>(sql`
      SELECT b.id, b.starts_at AS "startsAt", b.expected_minutes AS "expectedMinutes", b.modality, b.language
        FROM booking b WHERE ${narrowed}`);
    // Asked last: a request and the answer to its form are written together, so one that is seen has its answer.
    const isSentAgain = found.length > 0 && once !== null && (await this.commands.answerTo(once)) !== null;
    return isSentAgain ? [] : found;
  }
}
