import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { addDays, dayOf, startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Directory, languageOfCode } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import { composeReport, type ActivityReport, type ReportedAgreement } from '../../domain/activity-report.js';
import type { Period } from '../../domain/activity.js';
import { yearNotBegun } from '../../domain/report.errors.js';
import { periodOfYear, yearBefore } from '../../domain/report-year.js';
import { measureAdoption, measurePeople } from './measure-people.js';
import { measureRequests } from './measure-requests.js';
import { measureSessions } from './measure-sessions.js';

/** What is reported on: a year, this one by default; of one agreement or of all; masked or whole, whole by default. */
export type Reported = Readonly<{
  year?: number | null;
  agreementId?: Id | null;
  audience?: ActivityReport['audience'] | null;
}>;

/** What a network did in a year, counted from what its ledger has consumed. */
@Injectable()
export class ActivityReports {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** @throws InvalidInput for a year to come; NotFound for an agreement that is not the network's */
  async of({ networkId }: ViewerOf<'coordinator'>, reported: Reported): Promise<ActivityReport> {
    const { name: network, timeZone } = await this.directory.network(networkId);
    const today = dayOf(this.clock.now(), timeZone);
    const thisYear = Number(today.slice(0, 4));
    const year = reported.year ?? thisYear;
    if (year > thisYear) throw yearNotBegun();
    const agreementId = reported.agreementId ?? null;
    const period = periodOfYear(year, today);
    const terms = {
      network,
      agreement: agreementId === null ? null : await this.agreementOf(networkId, agreementId),
      year,
      period,
      audience: reported.audience ?? 'coordinator',
      nameOfLanguage: (code: string) => languageOfCode(code)?.name ?? code,
    } as const;
    const of = (within: Period): Sql => standing({ networkId, agreementId, ...within }, timeZone);
    const asked = { networkId, agreementId, ...period };
    return this.database.moment(async (moment) =>
      composeReport(terms, {
        sessions: await measureSessions(moment, networkId, of(period)),
        before: await measureSessions(moment, networkId, of(yearBefore(period))),
        requests: await measureRequests(moment, asked, timeZone),
        people: await measurePeople(moment, asked, of(period)),
        adoption: await measureAdoption(moment, asked, of(period), timeZone),
      }),
    );
  }

  private async agreementOf(networkId: Id, id: Id): Promise<ReportedAgreement> {
    const agreement = await this.database.row<ReportedAgreement>(sql`
      SELECT agreement.title, agreement.reference, funder.name AS funder
        FROM agreement JOIN funder ON funder.network_id = agreement.network_id AND funder.id = agreement.funder_id
       WHERE agreement.network_id = ${networkId} AND agreement.id = ${id}`);
    if (!agreement) throw new NotFound();
    return agreement;
  }
}

type Within = Readonly<{ networkId: Id; agreementId: Id | null }> & Period;

/**
 * The sessions of the period that were charged to somebody and stand today. What waits for a decision after a closing is charged
 * to nobody, and not counted yet.
 */
const standing = ({ networkId, agreementId, from, to }: Within, zone: TimeZone): Sql => sql`
  SELECT entry.id AS entry_id, entry.usage_id, 'session' AS kind, NULL::uuid AS amends_id, entry.verb,
         entry.consumed_cents AS cents, 1 AS sign
    FROM usage_record u
    JOIN ledger_entry entry ON entry.network_id = u.network_id AND entry.usage_id = u.id AND entry.verb = 'consume'
   WHERE u.network_id = ${networkId} ${agreementId === null ? empty : sql`AND u.agreement_id = ${agreementId}`}
     AND u.session_on BETWEEN ${from}::date AND ${to}::date
     AND u.started_at >= ${startOfDay(from, zone)} AND u.started_at < ${startOfDay(addDays(to, 1), zone)}
     AND NOT EXISTS (SELECT FROM usage_record c WHERE c.network_id = u.network_id AND c.correction_of = u.id)`;
