import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ReportFiles } from './adapters/documents/report-files.js';
import { StatementFiles } from './adapters/documents/statement-files.js';
import { ActivityReportController } from './adapters/http/activity-report.controller.js';
import { StatementPreferencesController } from './adapters/http/preferences.controller.js';
import { StatementFilesController } from './adapters/http/statement-files.controller.js';
import { StatementsController } from './adapters/http/statements.controller.js';
import { FunderAgreementsController } from './adapters/pages/agreements.controller.js';
import { ActivityReports } from './adapters/persistence/activity-reports.js';
import { ReportPageController } from './adapters/pages/report.controller.js';
import { Activities } from './adapters/persistence/activities.js';
import { FunderStatementsController } from './adapters/pages/funder-statements.controller.js';
import { PreferencesPageController } from './adapters/pages/preferences.controller.js';
import { StatementPageController } from './adapters/pages/statement.controller.js';
import { StatementsPageController } from './adapters/pages/statements.controller.js';
import { StatementPages } from './adapters/persistence/statement-pages.js';
import { StatementReadings } from './adapters/persistence/statement-readings.js';
import { Statements } from './adapters/persistence/statements.js';
import { StoredSchedule } from './adapters/persistence/stored-schedule.js';
import { StoredStatements } from './adapters/persistence/stored-statements.js';
import { WriteOfStatementJob } from './adapters/queue/write-of-statement.job.js';
import { AnswerStatement } from './use-cases/answer-statement.js';
import { ChooseStatements } from './use-cases/choose-statements.js';
import { DraftOnTheFirst } from './use-cases/draft-on-the-first.js';
import { DraftStatement } from './use-cases/draft-statement.js';
import { IssueStatement } from './use-cases/issue-statement.js';
import { RemindFunders } from './use-cases/remind-funders.js';
import { StatementBook } from './use-cases/statement-book.js';
import { StatementSchedule } from './use-cases/statement-schedule.js';

/** What funders receive: their agreements' figures, counted and masked, and the statements that are sealed for them. */
@Module({
  imports: [FundingModule, NetworkModule],
  controllers: [
    ActivityReportController,
    FunderAgreementsController,
    ReportPageController,
    FunderStatementsController,
    PreferencesPageController,
    StatementPageController,
    StatementsPageController,
    StatementFilesController,
    StatementPreferencesController,
    StatementsController,
  ],
  providers: [
    Activities,
    ActivityReports,
    AnswerStatement,
    ChooseStatements,
    DraftOnTheFirst,
    DraftStatement,
    IssueStatement,
    RemindFunders,
    ReportFiles,
    StatementFiles,
    StatementPages,
    StatementReadings,
    Statements,
    StoredSchedule,
    WriteOfStatementJob,
    { provide: StatementBook, useClass: StoredStatements },
    { provide: StatementSchedule, useExisting: StoredSchedule },
  ],
  exports: [Statements],
})
export class StatementModule {}
