import { Inject, Injectable } from '@nestjs/common';
import { AgreementBook, Budgets, Seal } from '../../funding/index.js';
import { dayOf } from '../../kernel/civil-time.js';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { AlreadyStated, outsideTheAgreement, PeriodNotOver } from '../domain/statement.errors.js';
import { stateAfter } from '../domain/statement-state.js';
import { holds, type Statement } from '../domain/statement.js';
import { StatementBook } from './statement-book.js';

/**
 * A statement is numbered, sealed and sent, in one transaction that holds the agreement's money: nothing is recorded between
 * what it counts and what it says.
 */
@Injectable()
export class IssueStatement {
  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(StatementBook) private readonly statements: StatementBook,
    @Inject(Seal) private readonly seal: Seal,
  ) {}

  /** @throws NotFound, StatementStateConflict, AlreadyStated, PeriodNotOver; InvalidInput when the agreement ends before it by now and nothing more was charged to it */
  async run(tx: Tx, networkId: Id, id: Id, by: Id | null): Promise<Statement> {
    const seen = await this.statements.find(tx, networkId, id);
    const [held] = seen ? await this.agreements.hold(tx, networkId, [seen.agreementId]) : [];
    const statement = held && (await this.statements.find(tx, networkId, id));
    if (!held || !statement) throw new NotFound();
    const { agreementId, from, to } = statement;
    stateAfter(statement, 'issue');
    if (!holds(held.agreement, statement) && !(await this.statements.countsAnything(tx, statement)))
      throw outsideTheAgreement(held.agreement);
    const issuedOn = dayOf(tx.at, await this.budgets.zoneOf(networkId));
    if (to >= issuedOn) throw new PeriodNotOver(to);
    const issued = await this.statements.issuedWithin(tx, networkId, agreementId, statement);
    if (issued) throw new AlreadyStated(issued);
    const year = Number(issuedOn.slice(0, 4));
    const sequence = await this.statements.nextSequence(tx, networkId, agreementId, year);
    const said = await this.statements.read(tx, statement, { number: `${year}-${sequence}`, issuedOn });
    const detail = { document: said.coordinators, lines: said.lines };
    const sealed = {
      year,
      sequence,
      document: this.seal.textOf(said.funders),
      hash: this.seal.of(said.funders),
      detail: this.seal.textOf(detail),
      detailHash: this.seal.of(detail),
      lineCount: said.lines.count,
      consumedCents: Cents(said.lines.cents),
    };
    await this.statements.seal(tx, statement, sealed, by);
    tx.publish({
      type: 'statement.issued.v1',
      networkId,
      subjectId: id,
      facts: { agreementId, from, to, number: `${year}-${sequence}`, hash: sealed.hash },
    });
    return (await this.statements.find(tx, networkId, id))!;
  }
}
