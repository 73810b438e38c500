import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dayOf, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Queryable } from '../../../platform/database/index.js';
import type { Agreement } from '../../domain/agreement.js';
import type { Budget } from '../../domain/budget.js';
import { closingStateOf, type ClosingState } from '../../domain/closing.js';
import { forecast, paceWindow, type DailyConsumption, type Forecast } from '../../domain/forecast.js';
import type { Alert } from '../../domain/threshold.js';
import { Ledger } from './ledger.js';
import { StoredAlerts } from './stored-alerts.js';

/** `alerts` are the thresholds of the agreement that were reached, lowest first. */
export type BudgetReport = Budget &
  Readonly<{
    forecast: Forecast;
    alerts: readonly Alert[];
    /** null as long as nobody has spoken of its end. */
    closing: ClosingState | null;
    asOf: Date;
  }>;

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
    const asOf = this.clock.now();
    const standing = await this.at(this.database, agreement, asOf);
    if (!standing) return undefined;
    return {
      ...standing,
      alerts: await this.alerts.of(agreement.networkId, agreement.id),
      closing: closingStateOf(agreement),
      asOf,
    };
  }

  /** The same without its alerts, among other reads of one moment. */
  async at(
    moment: Queryable,
    agreement: Agreement,
    asOf: Date,
  ): Promise<(Budget & Readonly<{ forecast: Forecast }>) | undefined> {
    const { networkId, id } = agreement;
    const today = dayOf(asOf, await this.zoneOf(networkId));
    const budget = await this.ledger.budgetOf(moment, networkId, id);
    if (!budget) return undefined;
    const { consumed, reserved } = (await this.pacesOf(moment, networkId, [agreement], today)).get(id)!;
    return { ...budget, forecast: forecast(agreement, budget.availableCents, consumed, today, reserved) };
  }

  async zoneOf(networkId: Id): Promise<TimeZone> {
    const network = await this.database.row<{ zone: TimeZone }>(
      sql`SELECT time_zone AS zone FROM network WHERE id = ${networkId}`,
      'zone-of',
    );
    return network?.zone ?? 'Europe/Paris';
  }

  /** What gives each of these agreements its pace: what its recent days have cost, and what is reserved for days to come. */
  async pacesOf(
    moment: Queryable,
    networkId: Id,
    agreements: readonly Agreement[],
    today: Day,
  ): Promise<ReadonlyMap<Id, Pace>> {
    const windows = agreements.map((agreement) => paceWindow(agreement, today));
    const ids = agreements.map(({ id }) => id);
    const consumed = await moment.rows<DayOfAgreement>(
      sql`
        SELECT recent.id, spent.day, spent.cents
          FROM unnest(${ids}::uuid[], ${windows.map(({ from }) => from)}::date[],
                      ${windows.map(({ until }) => until)}::date[]) recent (id, from_on, until_on)
          JOIN consumption_of_day spent
            ON spent.network_id = ${networkId} AND spent.agreement_id = recent.id
           AND spent.day BETWEEN recent.from_on AND recent.until_on`,
      'recent-consumption',
    );
    const reserved = await moment.rows<DayOfAgreement>(
      sql`
        SELECT held.agreement_id AS id, (booking.starts_at AT TIME ZONE network.time_zone)::date AS day,
               sum(held.held_cents)::bigint AS cents
          FROM reservation held
          JOIN network ON network.id = held.network_id
          JOIN booking ON booking.network_id = held.network_id AND booking.id = held.booking_id
         WHERE held.network_id = ${networkId} AND held.held_cents > 0 AND held.agreement_id = ANY (${ids}::uuid[])
           AND (booking.starts_at AT TIME ZONE network.time_zone)::date > ${today}::date
         GROUP BY 1, 2`,
      'reserved-ahead',
    );
    const of = (days: readonly DayOfAgreement[], agreementId: Id): DailyConsumption[] =>
      days.filter(({ id }) => id === agreementId).map(({ day, cents }) => ({ day, cents }));
    return new Map(ids.map((id) => [id, { consumed: of(consumed, id), reserved: of(reserved, id) }]));
  }
}

type Pace = Readonly<{ consumed: readonly DailyConsumption[]; reserved: readonly DailyConsumption[] }>;
type DayOfAgreement = DailyConsumption & Readonly<{ id: Id }>;
