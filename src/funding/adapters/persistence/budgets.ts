import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dayOf, startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Budget } from '../../domain/budget.js';
import { forecast, paceWindow, type DailyConsumption, type Forecast } from '../../domain/forecast.js';
import { Ledger } from './ledger.js';

export type BudgetReport = Budget & Readonly<{ forecast: Forecast; asOf: Date }>;

/** Where the money of an agreement stands, and how long it will last. */
@Injectable()
export class Budgets {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns undefined when there is no such agreement. */
  async of(agreement: Agreement): Promise<BudgetReport | undefined> {
    const { networkId, id } = agreement;
    const asOf = this.clock.now();
    const zone = await this.zoneOf(networkId);
    const today = dayOf(asOf, zone);
    const budget = await this.ledger.budgetOf(this.database, networkId, id);
    if (!budget) return undefined;
    const consumption = await this.consumptionOf(
      agreement,
      startOfDay(paceWindow(agreement, today).from, zone),
      zone,
    );
    return { ...budget, forecast: forecast(agreement, budget.availableCents, consumption, today), asOf };
  }

  async zoneOf(networkId: Id): Promise<TimeZone> {
    const network = await this.database.row<{ zone: TimeZone }>(
      sql`SELECT time_zone AS zone FROM network WHERE id = ${networkId}`,
      'zone-of',
    );
    return network?.zone ?? 'Europe/Paris';
  }

  /**
   * What each day's sessions have cost, as far as it was recorded since an instant: a session is never recorded before it
   * happens. The day is the session's, since a month of calls comes with one list; a cost without one has the day it was
   * recorded on.
   */
  private consumptionOf(
    { networkId, id }: Agreement,
    since: Date,
    zone: TimeZone,
  ): Promise<DailyConsumption[]> {
    return this.database.rows<DailyConsumption>(sql`
      SELECT coalesce(usage.session_on, (entry.recorded_at AT TIME ZONE ${zone})::date) AS day,
             sum(entry.consumed_cents)::bigint AS cents
        FROM ledger_entry entry
        LEFT JOIN usage_record usage ON usage.network_id = entry.network_id AND usage.id = entry.usage_id
       WHERE entry.network_id = ${networkId} AND entry.agreement_id = ${id} AND entry.recorded_at >= ${since}
         AND entry.verb IN ('consume', 'reverse')
       GROUP BY 1`);
  }
}
