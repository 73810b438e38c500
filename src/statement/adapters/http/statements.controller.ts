import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  type Page,
  pageOf,
  ShowsPeople,
  sliceOf,
} from '../../../platform/http/index.js';
import type { StatementDocument } from '../../domain/document.js';
import type { Statement } from '../../domain/statement.js';
import { AnswerStatement } from '../../use-cases/answer-statement.js';
import { DraftStatement } from '../../use-cases/draft-statement.js';
import { IssueStatement } from '../../use-cases/issue-statement.js';
import type { StatementReader } from '../persistence/statement-rows.js';
import { Statements, type AnsweredStatement } from '../persistence/statements.js';
import { documentExample, draftExample, issuedExample } from './statement.examples.js';
import { Acknowledgement, Dispute, NewStatement, StatementQuery, StatementsQuery } from './statements.dto.js';

@ApiTags('statements')
@Controller('statements')
export class StatementsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(DraftStatement) private readonly draftStatement: DraftStatement,
    @Inject(IssueStatement) private readonly issueStatement: IssueStatement,
    @Inject(AnswerStatement) private readonly answerStatement: AnswerStatement,
  ) {}

  @Get()
  @Allow('coordinator', 'funder', 'former_carrier')
  @ApiOperation({
    summary: 'The statements, the latest first',
    description: 'A funder and a former carrier see those of their own agreements, once they are issued.',
  })
  @ApiOkResponse({ example: { items: [issuedExample], nextCursor: null } })
  async list(@Caller() reader: StatementReader, @Query() query: StatementsQuery): Promise<Page<Statement>> {
    const slice = sliceOf(query);
    const rows = await this.statements.slice(reader, query, slice);
    return pageOf(rows, slice, (statement) => statement);
  }

  @Get(':id')
  @Allow('coordinator', 'funder', 'former_carrier')
  @ShowsPeople()
  @ApiOperation({
    summary: 'A statement and what it says',
    description:
      'Sealed once it is issued; in a draft, as it would be now. A coordinator may ask for the funder’s version, masked.',
  })
  @ApiOkResponse({ example: { ...issuedExample, answers: [], document: documentExample } })
  async one(
    @Caller() reader: StatementReader,
    @Param('id', KnownId) id: Id,
    @Query() { audience }: StatementQuery,
  ): Promise<AnsweredStatement & Readonly<{ document: StatementDocument }>> {
    const statement = await this.statements.one(reader, id);
    const document = await this.statements.documentOf(reader, id, audience ?? undefined);
    return { ...statement, document };
  }

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Prepare a statement',
    description:
      'The period lies within the agreement’s life. 409 already-stated when one that is issued counts a day of it.',
  })
  @ApiCreatedResponse({ example: draftExample })
  draft(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Body() { agreementId, from, to }: NewStatement,
  ): Promise<Statement> {
    return this.commands.once(exchange, (tx) =>
      this.draftStatement.run(tx, networkId, agreementId, { from, to }, accountId),
    );
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Issue it: numbered, sealed, and sent',
    description:
      'Once the period is over (422 period-not-over). Every session of the period is counted by this statement and no ' +
      'other; what comes later is an adjustment of the next one.',
  })
  @ApiOkResponse({ example: issuedExample })
  issue(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
  ): Promise<Statement> {
    return this.commands.once(exchange, (tx) => this.issueStatement.run(tx, networkId, id, accountId));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Allow('coordinator')
  @ApiOperation({ summary: 'Give a draft up' })
  @ApiOkResponse({ example: draftExample })
  discard(
    @HttpExchange() exchange: Exchange,
    @Caller() { networkId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
  ): Promise<Statement> {
    return this.commands.once(exchange, (tx) => this.answerStatement.discard(tx, networkId, id));
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Allow('funder')
  @ApiOperation({ summary: 'The funder accepts it, even after having disputed it' })
  @ApiOkResponse({ example: { ...issuedExample, status: 'acknowledged' } })
  async acknowledge(
    @HttpExchange() exchange: Exchange,
    @Caller() funder: ViewerOf<'funder'>,
    @Param('id', KnownId) id: Id,
    @Body() { comment }: Acknowledgement,
  ): Promise<Statement> {
    await this.statements.one(funder, id);
    return this.commands.once(exchange, (tx) =>
      this.answerStatement.acknowledge(tx, funder.networkId, id, comment ?? null, funder.accountId),
    );
  }

  @Post(':id/dispute')
  @HttpCode(200)
  @Allow('funder')
  @ApiOperation({ summary: 'The funder disputes it, and says why; the coordination is told' })
  @ApiOkResponse({ example: { ...issuedExample, status: 'disputed' } })
  async dispute(
    @HttpExchange() exchange: Exchange,
    @Caller() funder: ViewerOf<'funder'>,
    @Param('id', KnownId) id: Id,
    @Body() { comment }: Dispute,
  ): Promise<Statement> {
    await this.statements.one(funder, id);
    return this.commands.once(exchange, (tx) =>
      this.answerStatement.dispute(tx, funder.networkId, id, comment, funder.accountId),
    );
  }
}
