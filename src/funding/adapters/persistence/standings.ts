import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database, type Queryable } from '../../../platform/database/index.js';
import type { Budget } from '../../domain/budget.js';
import { spendingOf, type ConsumedDay, type SpendingSoFar } from '../../domain/consumption.js';
import { forecast } from '../../domain/forecast.js';
import { phaseOf, type Standing } from '../../domain/standing.js';
import { agreementsOf, type AgreementOnRecord } from './agreement-book.js';
import { Budgets } from './budgets.js';

/** A coordinator sees the network's agreements, a funder its own, a former carrier the one that it ran. */
export type StandingReader = ViewerOf<'coordinator' | 'funder' | 'former_carrier'>;
type Row = AgreementOnRecord & Budget & Readonly<{ funderName: string }>;

/** The agreements with their money, read from the balances and from what each day has cost: never from the sessions. */
@Injectable()
export class Standings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The day that it is where the network is. */
  async today(networkId: Id): Promise<Day> {
    return dayOf(this.clock.now(), await this.budgets.zoneOf(networkId));
  }

  /** All that the reader may see, those that end last first. */
  of(reader: StandingReader, today: Day): Promise<Standing[]> {
    return this.database.moment((moment) => this.at(moment, reader, today));
  }

  /** One of them, beside all the others, with what was spent; undefined when this reader sees none such. */
  one(
    reader: StandingReader,
    id: Id,
    today: Day,
  ): Promise<
    Readonly<{ standing: Standing; standings: readonly Standing[]; spent: SpendingSoFar }> | undefined
  > {
    return this.database.moment(async (moment) => {
      const standings = await this.at(moment, reader, today);
      const standing = standings.find(({ agreement }) => agreement.id === id);
      return standing && { standing, standings, spent: await this.spent(moment, standing) };
    });
  }

  /** The same, among other reads of one moment. */
  async at(moment: Queryable, reader: StandingReader, today: Day): Promise<Standing[]> {
    const rows = await moment.rows<Row>(sql`
      SELECT seen.*, funder.name AS "funderName", granted_cents AS "grantedCents", committed_cents AS "committedCents",
             consumed_cents + invoiced_cents AS "consumedCents", invoiced_cents AS "invoicedCents",
             available_cents AS "availableCents", overdrawn_cents AS "overdrawnCents"
        FROM (${agreementsOf(reader)}) seen
        JOIN agreement_balance balance ON balance.network_id = seen."networkId" AND balance.agreement_id = seen.id
        JOIN funder ON funder.network_id = seen."networkId" AND funder.id = seen."funderId"
       ORDER BY seen."endsOn" DESC, seen.id`);
    const paces = await this.budgets.pacesOf(moment, reader.networkId, rows, today);
    return rows.map(({ funderName, ...row }) => {
      const { consumed, reserved } = paces.get(row.id)!;
      return {
        agreement: row,
        funderName,
        budget: row,
        forecast: forecast(row, row.availableCents, consumed, today, reserved),
        phase: phaseOf(row, today),
      };
    });
  }

  /** What an agreement's days have cost so far. */
  async spent(moment: Queryable, { agreement, budget }: Standing): Promise<SpendingSoFar> {
    const days = await moment.rows<ConsumedDay>(sql`
      SELECT day, sessions, cents FROM consumption_of_day
       WHERE network_id = ${agreement.networkId} AND agreement_id = ${agreement.id} ORDER BY day`);
    return spendingOf(days, budget);
  }

  /** The latest day of which a session is known, whichever agreement paid for it. */
  async knownUntil(moment: Queryable, networkId: Id): Promise<Day | null> {
    const row = await moment.row<{ day: Day | null }>(sql`
      SELECT max(latest.day) AS day FROM agreement
        CROSS JOIN LATERAL (
          SELECT day FROM consumption_of_day
           WHERE network_id = agreement.network_id AND agreement_id = agreement.id AND sessions > 0
           ORDER BY day DESC LIMIT 1) latest
       WHERE agreement.network_id = ${networkId}`);
    return row!.day;
  }
}
