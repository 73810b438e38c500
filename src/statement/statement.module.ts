import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { StatementsController } from './adapters/http/statements.controller.js';
import { FunderAgreementsController } from './adapters/pages/agreements.controller.js';
import { Activities } from './adapters/persistence/activities.js';
import { StatementReadings } from './adapters/persistence/statement-readings.js';
import { Statements } from './adapters/persistence/statements.js';
import { StoredStatements } from './adapters/persistence/stored-statements.js';
import { AnswerStatement } from './use-cases/answer-statement.js';
import { DraftStatement } from './use-cases/draft-statement.js';
import { IssueStatement } from './use-cases/issue-statement.js';
import { StatementBook } from './use-cases/statement-book.js';

/** What funders receive: their agreements' figures, counted and masked, and the statements that are sealed for them. */
@Module({
  imports: [FundingModule],
  controllers: [FunderAgreementsController, StatementsController],
  providers: [
    Activities,
    AnswerStatement,
    DraftStatement,
    IssueStatement,
    StatementReadings,
    Statements,
    { provide: StatementBook, useClass: StoredStatements },
  ],
  exports: [Statements],
})
export class StatementModule {}
