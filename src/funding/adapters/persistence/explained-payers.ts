import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Cents } from '../../../kernel/money.js';
import { Database } from '../../../platform/database/index.js';
import type { Need } from '../../domain/payer.js';
import { explainPayers, type Bill, type PayerExplained } from '../../domain/payers-explained.js';
import { Agreements } from './agreements.js';

/** Who would pay at present, and why each of the others would not. */
@Injectable()
export class ExplainedPayers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  async of(networkId: Id, need: Need, bill: Bill): Promise<readonly PayerExplained[]> {
    const agreements = await this.agreements.of(networkId);
    const balances = await this.database.rows<{ id: Id; cents: number }>(sql`
      SELECT agreement_id AS id, available_cents - overdrawn_cents AS cents FROM agreement_balance
       WHERE network_id = ${networkId}`);
    const left = new Map(balances.map(({ id, cents }) => [id, Cents(cents)]));
    return explainPayers(agreements, need, bill, (id) => left.get(id) ?? Cents(0));
  }
}
