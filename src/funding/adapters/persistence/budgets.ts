import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dayOf, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Budget } from '../../domain/budget.js';
import { forecast, paceWindow, type DailyConsumption, type Forecast } from '../../domain/forecast.js';
import type { Alert } from '../../domain/threshold.js';
import { Ledger } from './ledger.js';
import { StoredAlerts } from './stored-alerts.js';

/** `alerts` are the thresholds of the agreement that were reached, lowest first. */
export type BudgetReport = Budget & Readonly<{ forecast: Forecast; alerts: readonly Alert[]; asOf: Date }>;

/** Where the money of an agreement stands, and how long it will last. */
@Injectable()
export class Budgets {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(StoredAlerts) private readonly alerts: StoredAlerts,
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
    const consumption = await this.consumptionOf(agreement, today);
    return {
      ...budget,
      forecast: forecast(agreement, budget.availableCents, consumption, today),
      alerts: await this.alerts.of(networkId, id),
      asOf,
    };
  }

  async zoneOf(networkId: Id): Promise<TimeZone> {
    const network = await this.database.row<{ zone: TimeZone }>(
      sql`SELECT time_zone AS zone FROM network WHERE id = ${networkId}`,
      'zone-of',
    );
    return network?.zone ?? 'Europe/Paris';
  }

  /** What each day's sessions have cost, of the days that give the pace. */
  private consumptionOf(agreement: Agreement, today: Day): Promise<DailyConsumption[]> {
    const { from, until } = paceWindow(agreement, today);
    return this.database.rows<DailyConsumption>(
      sql`
        SELECT day, cents FROM consumption_of_day
         WHERE network_id = ${agreement.networkId} AND agreement_id = ${agreement.id} AND day BETWEEN ${from} AND ${until}`,
      'recent-consumption',
    );
  }
}
