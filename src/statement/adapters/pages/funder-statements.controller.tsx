import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  pageOf,
  PageQuery,
  readAs,
  ShowsPeople,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { AnswerStatement } from '../../use-cases/answer-statement.js';
import { Dispute } from '../http/statements.dto.js';
import { StatementPages } from '../persistence/statement-pages.js';
import { Statements } from '../persistence/statements.js';
import { FunderHomePage } from './funder-home-page.js';
import { FunderStatementPage, type FunderStatementProps } from './funder-statement-page.js';

type Funder = ViewerOf<'funder'>;

/** A funder's statements: what waits for an answer, each of them, and the answer. */
@PageController('statements')
export class FunderStatementsController {
  constructor(
    @Inject(StatementPages) private readonly pages: StatementPages,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(AnswerStatement) private readonly answerStatement: AnswerStatement,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @Allow('funder')
  async home(
    @OnPage() page: PageContext,
    @Caller() funder: Funder,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const slice = sliceOf(query);
    const [awaited, answered, pictured] = await Promise.all([
      this.pages.awaited(funder),
      this.pages.answered(funder, slice),
      this.pages.pictured(funder),
    ]);
    void sendPage(
      reply,
      <FunderHomePage
        page={page}
        awaited={awaited}
        answered={pageOf(answered, slice, (row) => row)}
        pictured={pictured}
        cursor={query.cursor}
      />,
    );
  }

  /** Where letters lead, to funders and to coordinations alike. */
  @Get(':id')
  @Allow('funder', 'coordinator')
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Caller() reader: ViewerOf<'funder' | 'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    if (reader.role === 'coordinator') {
      await this.pages.one(reader, id);
      return void reply.redirect(`/budgets/statements/${id}`, 303);
    }
    const about = await this.about(page, reader, id);
    const isJustDisputed = fieldsOf(query).text('done') === 'disputed';
    void sendPage(reply, <FunderStatementPage {...about} isJustDisputed={isJustDisputed} />);
  }

  /** The forms' own addresses, asked for again after they were refused. */
  @Get(':id/acknowledge')
  @Allow('funder')
  afterAcknowledging(
    @Caller() funder: Funder,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    return this.back(funder, id, reply);
  }

  @Get(':id/dispute')
  @Allow('funder')
  afterDisputing(@Caller() funder: Funder, @Param('id', KnownId) id: Id, @Res() reply: Reply): Promise<void> {
    return this.back(funder, id, reply);
  }

  @Post(':id/acknowledge')
  @Allow('funder')
  async acknowledge(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() funder: Funder,
    @Param('id', KnownId) id: Id,
  ): Promise<void> {
    await this.pages.one(funder, id);
    const { done, refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) =>
        this.answerStatement.acknowledge(tx, funder.networkId, id, null, funder.accountId),
      ),
    );
    if (done) return void exchange.reply.redirect(`/statements/${id}`, 303);
    this.refuse(exchange, await this.about(page, funder, id), refusal);
  }

  @Post(':id/dispute')
  @Allow('funder')
  async dispute(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() funder: Funder,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    await this.pages.one(funder, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const { comment } = await readAs(Dispute, { comment: typed.text('comment')?.replaceAll(/\s+/g, ' ') });
      return this.commands.once(exchange, (tx) =>
        this.answerStatement.dispute(tx, funder.networkId, id, comment, funder.accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/statements/${id}?done=disputed`, 303);
    this.refuse(exchange, { ...(await this.about(page, funder, id)), typed }, refusal);
  }

  private async back(funder: Funder, id: Id, reply: Reply): Promise<void> {
    await this.pages.one(funder, id);
    void reply.redirect(`/statements/${id}`, 303);
  }

  private refuse(exchange: Exchange, about: FunderStatementProps, refusal: Refusal): void {
    const mistakes = mistakesOf(refusal, about.page.words.language);
    void sendPage(
      exchange.reply,
      <FunderStatementPage {...about} mistakes={mistakes} refusal={refusal} />,
      statusOf(refusal),
    );
  }

  /** @throws NotFound */
  private async about(page: PageContext, funder: Funder, id: Id): Promise<FunderStatementProps> {
    const statement = await this.pages.one(funder, id);
    const [document, deeds] = await Promise.all([
      this.statements.documentOf(funder, id),
      this.pages.deedsOf(statement),
    ]);
    return { page, statement, document, deeds };
  }
}
