import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { stateAfter } from '../domain/statement-state.js';
import type { Statement } from '../domain/statement.js';
import { StatementBook } from './statement-book.js';

/** What becomes of a statement beside its issue: its funder accepts or disputes it; a draft can be given up. */
@Injectable()
export class AnswerStatement {
  constructor(@Inject(StatementBook) private readonly statements: StatementBook) {}

  /** @throws NotFound, StatementStateConflict */
  acknowledge(tx: Tx, networkId: Id, id: Id, comment: string | null, by: Id): Promise<Statement> {
    return this.answer(tx, networkId, id, 'acknowledge', comment, by);
  }

  /** @throws NotFound, StatementStateConflict */
  dispute(tx: Tx, networkId: Id, id: Id, comment: string, by: Id): Promise<Statement> {
    return this.answer(tx, networkId, id, 'dispute', comment, by);
  }

  /** @throws NotFound, StatementStateConflict when it is issued */
  async discard(tx: Tx, networkId: Id, id: Id): Promise<Statement> {
    const statement = await this.held(tx, networkId, id);
    stateAfter(statement, 'issue');
    await this.statements.discard(tx, statement);
    tx.publish({ type: 'statement.discarded.v1', networkId, subjectId: id, facts: {} });
    return statement;
  }

  private async answer(
    tx: Tx,
    networkId: Id,
    id: Id,
    command: 'acknowledge' | 'dispute',
    comment: string | null,
    by: Id,
  ): Promise<Statement> {
    const statement = await this.held(tx, networkId, id);
    stateAfter(statement, command);
    const status = command === 'dispute' ? 'disputed' : 'acknowledged';
    await this.statements.answer(tx, statement, { status, comment, answeredBy: by, answeredAt: tx.at });
    tx.publish({ type: `statement.${status}.v1`, networkId, subjectId: id, facts: {} });
    return { ...statement, status };
  }

  private async held(tx: Tx, networkId: Id, id: Id): Promise<Statement> {
    const statement = await this.statements.find(tx, networkId, id);
    if (!statement) throw new NotFound();
    return statement;
  }
}
