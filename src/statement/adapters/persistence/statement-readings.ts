import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Agreements, Budgets } from '../../../funding/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import { languageOfCode } from '../../../network/index.js';
import type { Queryable } from '../../../platform/database/index.js';
import type { StatementTerms } from '../../domain/compose-statement.js';
import type { Measures, MoneyMeasures } from '../../domain/measures.js';
import type { Statement } from '../../domain/statement.js';
import { envelopeMovements, openingOf } from './measure-money.js';
import { measurePeople } from './measure-people.js';
import { measureRequests } from './measure-requests.js';
import { measureSessions } from './measure-sessions.js';
import { linesOf } from './statement-lines.js';

export type Reading = Readonly<{ terms: StatementTerms; measures: Measures }>;

/** Reads all that a statement says, at one moment. */
@Injectable()
export class StatementReadings {
  constructor(
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Budgets) private readonly budgets: Budgets,
  ) {}

  /** @param issuing what it is numbered with; null in a draft @throws NotFound when its agreement is gone */
  async of(
    moment: Queryable,
    statement: Statement,
    at: Date,
    issuing: Readonly<{ number: string; issuedOn: Day }> | null,
  ): Promise<Reading> {
    const { networkId, agreementId } = statement;
    const zone = await this.budgets.zoneOf(networkId);
    const measures = {
      sessions: await measureSessions(moment, networkId, linesOf(statement)),
      requests: await measureRequests(moment, statement, zone),
      people: await measurePeople(moment, statement, linesOf(statement)),
      money: await this.money(moment, statement, at, zone),
    };
    const named = await moment.row<Named>(sql`
      SELECT network.name AS network, funder.name AS funder, agreement.carrier, agreement.title, agreement.reference,
             agreement.starts_on AS "startsOn", agreement.ends_on AS "endsOn",
             coalesce(preference.names_professionals, false) AS "namesProfessionals"
        FROM agreement
        JOIN network ON network.id = agreement.network_id
        JOIN funder ON funder.network_id = agreement.network_id AND funder.id = agreement.funder_id
        LEFT JOIN statement_preference preference
          ON preference.network_id = agreement.network_id AND preference.agreement_id = agreement.id
       WHERE agreement.network_id = ${networkId} AND agreement.id = ${agreementId}`);
    if (!named) throw new NotFound();
    const { network, funder, carrier, namesProfessionals, ...agreement } = named;
    const terms = {
      network,
      funder,
      carrier,
      agreement,
      period: { from: statement.from, to: statement.to },
      number: issuing?.number ?? null,
      issuedOn: issuing?.issuedOn ?? null,
      namesProfessionals,
      nameOfLanguage: (code: string) => languageOfCode(code)?.name ?? code,
    };
    return { terms, measures };
  }

  private async money(
    moment: Queryable,
    statement: Statement,
    at: Date,
    zone: string,
  ): Promise<MoneyMeasures> {
    const agreement = await this.agreements.one(statement.networkId, statement.agreementId);
    const budget = agreement && (await this.budgets.at(moment, agreement, at));
    if (!budget) throw new NotFound();
    return {
      opening: await openingOf(moment, statement, zone),
      closing: {
        granted: budget.grantedCents,
        committed: budget.committedCents,
        consumed: budget.consumedCents,
        invoiced: budget.invoicedCents,
        available: budget.availableCents,
        overdrawn: budget.overdrawnCents,
      },
      movements: await envelopeMovements(moment, statement, zone),
      runOutOn: budget.forecast.runOutOn,
      dailyCents: budget.forecast.dailyCents,
    };
  }
}

type Named = Pick<StatementTerms, 'network' | 'funder' | 'carrier' | 'namesProfessionals'> &
  StatementTerms['agreement'];
