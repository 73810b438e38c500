import { Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { Standings } from '../../../funding/index.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import { attempt, fieldsOf, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import { AnswerStatement } from '../../use-cases/answer-statement.js';
import { IssueStatement } from '../../use-cases/issue-statement.js';
import { StatementPages } from '../persistence/statement-pages.js';
import { Statements } from '../persistence/statements.js';
import { CoordinatorStatementPage, type CoordinatorStatementProps } from './coordinator-statement-page.js';
import { IssuePage, type IssuePageProps } from './issue-page.js';
import { LIST } from './statements-page.js';

type Coordinator = ViewerOf<'coordinator'>;

/** One statement, as its coordination reads it over, issues it or gives it up, and follows it. */
@PageController('budgets/statements/:id')
@Allow('coordinator')
export class StatementPageController {
  constructor(
    @Inject(StatementPages) private readonly pages: StatementPages,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(IssueStatement) private readonly issueStatement: IssueStatement,
    @Inject(AnswerStatement) private readonly answerStatement: AnswerStatement,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const asked = fieldsOf(query);
    const audience = asked.text('version') === 'coordinator' ? 'coordinator' : 'funder';
    const about = await this.about(page, coordinator, id, audience);
    void sendPage(
      reply,
      <CoordinatorStatementPage {...about} isJustIssued={asked.text('done') === 'issued'} />,
    );
  }

  @Get('issue')
  @ShowsPeople()
  async confirm(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.toIssue(page, coordinator, id);
    // What is issued already has nothing left to confirm.
    if (about.statement.status !== 'draft') return void reply.redirect(`${LIST}/${id}`, 303);
    void sendPage(reply, <IssuePage {...about} />);
  }

  @Post('issue')
  async issue(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    await this.pages.one(coordinator, id);
    const { done, refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.issueStatement.run(tx, networkId, id, accountId)),
    );
    if (done) return void exchange.reply.redirect(`${LIST}/${id}?done=issued`, 303);
    const about = await this.toIssue(page, coordinator, id);
    void sendPage(exchange.reply, <IssuePage {...about} refusal={refusal} />, statusOf(refusal));
  }

  /** The form's own address, asked for again after it was refused. */
  @Get('discard')
  async afterDiscarding(
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.pages.one(coordinator, id);
    void reply.redirect(`${LIST}/${id}`, 303);
  }

  @Post('discard')
  async discard(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    const { done, refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.answerStatement.discard(tx, coordinator.networkId, id)),
    );
    if (done) return void exchange.reply.redirect(`${LIST}?done=discarded`, 303);
    const about = await this.about(page, coordinator, id, 'funder');
    void sendPage(
      exchange.reply,
      <CoordinatorStatementPage {...about} refusal={refusal} />,
      statusOf(refusal),
    );
  }

  /** @throws NotFound */
  private async about(
    page: PageContext,
    coordinator: Coordinator,
    id: Id,
    audience: StatementDocument['audience'],
  ): Promise<CoordinatorStatementProps> {
    const statement = await this.pages.one(coordinator, id);
    const [document, deeds, today] = await Promise.all([
      this.statements.documentOf(coordinator, id, audience),
      this.pages.deedsOf(statement),
      this.standings.today(coordinator.networkId),
    ]);
    return { page, statement, document, deeds, today };
  }

  /** @throws NotFound */
  private async toIssue(page: PageContext, coordinator: Coordinator, id: Id): Promise<IssuePageProps> {
    const statement = await this.pages.one(coordinator, id);
    return { page, statement, document: await this.statements.documentOf(coordinator, id, 'coordinator') };
  }
}
