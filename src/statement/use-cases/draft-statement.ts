import { Inject, Injectable } from '@nestjs/common';
import { AgreementBook } from '../../funding/index.js';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Period } from '../domain/activity.js';
import { AlreadyStated, endsBeforeItBegins, outsideTheAgreement } from '../domain/statement.errors.js';
import { holds, type Statement } from '../domain/statement.js';
import { StatementBook } from './statement-book.js';

/** A statement is prepared: its figures are read each time that it is looked at, until it is issued. */
@Injectable()
export class DraftStatement {
  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(StatementBook) private readonly statements: StatementBook,
  ) {}

  /**
   * @param draftedBy the account; null when the program does it by itself
   * @throws NotFound when the network has no such agreement; AlreadyStated; InvalidInput when its life does not hold the
   * period, and nothing of it was charged to the agreement all the same
   */
  async run(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    period: Period,
    draftedBy: Id | null,
  ): Promise<Statement> {
    const [held] = await this.agreements.hold(tx, networkId, [agreementId]);
    if (!held) throw new NotFound();
    if (period.to < period.from) throw endsBeforeItBegins();
    const issued = await this.statements.issuedWithin(tx, networkId, agreementId, period);
    if (issued) throw new AlreadyStated(issued);
    const statement: Statement = {
      networkId,
      id: newId(),
      agreementId,
      from: period.from,
      to: period.to,
      status: 'draft',
      number: null,
      draftedBy,
      draftedAt: tx.at,
      issuedBy: null,
      issuedAt: null,
      hash: null,
      detailHash: null,
      lineCount: null,
      consumedCents: null,
    };
    if (!holds(held.agreement, period) && !(await this.statements.countsAnything(tx, statement)))
      throw outsideTheAgreement(held.agreement);
    await this.statements.add(tx, statement);
    tx.publish({
      type: 'statement.drafted.v1',
      networkId,
      subjectId: statement.id,
      facts: { agreementId, from: period.from, to: period.to },
    });
    return statement;
  }
}
