import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import { Database } from '../../../platform/database/index.js';
import type { PricedDay, YearEnd, YearEndFacts } from '../../domain/year-end.js';
import { yearEndOf } from '../../domain/year-end.js';
import { AgreementBook, type AgreementReader } from './agreement-book.js';
import { AmendmentEntity } from './amendment.entity.js';
import { ClosingEntity } from './closing.entity.js';
import { Ledger } from './ledger.js';

/** The figures that the report on a grant asks for, read at one moment from the ledger and from what its sessions were priced at. */
@Injectable()
export class YearEnds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** @returns undefined when there is none such agreement, or none that this reader may see. */
  async of(reader: AgreementReader, id: Id): Promise<YearEnd | undefined> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) return undefined;
    const { networkId, funderId } = agreement;
    return this.database.moment(async (moment, manager) => {
      const mine = sql`network_id = ${networkId} AND agreement_id = ${id}`;
      const budget = await this.ledger.budgetOf(moment, networkId, id);
      const named = await moment.row<{ name: string; transferred: Cents }>(sql`
        SELECT name, (SELECT coalesce(sum(granted_cents), 0)::bigint FROM ledger_entry
                       WHERE ${mine} AND granted_cents <> 0
                         AND (verb = 'hand_over' OR verb = 'carry_over' AND NOT EXISTS (
                               SELECT FROM closing
                                WHERE closing.network_id = ledger_entry.network_id
                                  AND closing.agreement_id = ledger_entry.agreement_id
                                  AND ledger_entry.cause IN ('closing:' || closing.id || ':carry_over',
                                                             'reopening:' || closing.id || ':carry_over')))) AS transferred
          FROM funder WHERE network_id = ${networkId} AND id = ${funderId}`);
      const priced = await moment.rows<PricedDay>(sql`
        SELECT usage.session_on AS day, usage.modality, coalesce(substring(line->>'rule' FROM '^[a-z]+'), '') AS rule,
               sum((line->>'amountCents')::bigint * CASE entry.verb WHEN 'consume' THEN 1 ELSE -1 END)::bigint AS cents
          FROM ledger_entry entry
          JOIN usage_record usage ON usage.network_id = entry.network_id AND usage.id = entry.usage_id
         CROSS JOIN LATERAL jsonb_array_elements(usage.lines) line
         WHERE entry.network_id = ${networkId} AND entry.agreement_id = ${id} AND entry.verb IN ('consume', 'reverse')
         GROUP BY 1, 2, 3`);
      const consumed = await moment.rows<YearEndFacts['consumed'][number]>(
        sql`SELECT day, cents FROM consumption_of_day WHERE ${mine} ORDER BY day`,
      );
      const amendments = await manager.find(AmendmentEntity, {
        where: { networkId, agreementId: id },
        order: { id: 'ASC' },
      });
      const last = await manager.findOne(ClosingEntity, {
        where: { networkId, agreementId: id },
        order: { id: 'DESC' },
      });
      return yearEndOf({
        agreement,
        funderName: named!.name,
        budget: budget!,
        grantedAtStartCents: agreement.grantCents as Cents,
        amendments,
        transferredCents: named!.transferred,
        priced,
        consumed,
        closing: agreement.closedAt === null ? null : last,
      });
    });
  }
}
