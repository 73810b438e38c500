import { Body, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { Standings } from '../../../funding/index.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  pageOf,
  readAs,
  sliceOf,
  statusOf,
  type Exchange,
  type Page,
  type Reply,
} from '../../../platform/http/index.js';
import { OneOf } from '../../../platform/http/fields.js';
import {
  attempt,
  everyRow,
  fieldsOf,
  mistakesOf,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { proposedPeriods } from '../../domain/statement-calendar.js';
import { DraftStatement } from '../../use-cases/draft-statement.js';
import { NewStatement, StatementsQuery } from '../http/statements.dto.js';
import { StatementPages, type NamedStatement } from '../persistence/statement-pages.js';
import { FREE, NewStatementPage, type NewStatementPageProps } from './new-statement-page.js';
import { statementsColumns } from './statements-columns.js';
import { StatementsPage } from './statements-page.js';
import { statementWords } from './statement-words.js';

type Coordinator = ViewerOf<'coordinator'>;

class ListQuery extends StatementsQuery {
  @OneOf(['discarded'], { optional: true })
  done?: 'discarded';
}

/** The statements of a network, and the form that prepares one. */
@PageController()
@Allow('coordinator')
export class StatementsPageController {
  constructor(
    @Inject(StatementPages) private readonly pages: StatementPages,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(DraftStatement) private readonly draftStatement: DraftStatement,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get('budgets/statements')
  async list(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Query() { done, ...filter }: ListQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(
      reply,
      <StatementsPage
        page={page}
        statements={await this.page(coordinator, filter)}
        standings={await this.standingsOf(coordinator)}
        query={filter}
        isDiscarded={done !== undefined}
      />,
    );
  }

  @Get('budgets/statements.csv')
  file(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Query() query: StatementsQuery,
    @Res() reply: Reply,
  ): void {
    const rows = everyRow((cursor) => this.page(coordinator, { ...query, limit: 200, cursor }));
    void sendCsv(reply, { name: statementWords(page).file, columns: statementsColumns(page), rows });
  }

  @Get('budgets/statements/new')
  async form(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Query() { agreementId }: StatementsQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, coordinator, agreementId);
    void sendPage(reply, <NewStatementPage {...about} typed={fieldsOf({})} />);
  }

  @Post('budgets/statements')
  async draft(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const { agreementId, from, to } = await readAs(NewStatement, statementIn(typed));
      return this.commands.once(exchange, (tx) =>
        this.draftStatement.run(tx, networkId, agreementId, { from, to }, accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/statements/${done.id}`, 303);
    const mistakes = mistakesOf(refusal, page.words.language);
    const about = await this.about(page, coordinator, typed.text('agreementId'));
    void sendPage(
      exchange.reply,
      <NewStatementPage {...about} typed={typed} mistakes={mistakes} refusal={refusal} />,
      statusOf(refusal),
    );
  }

  private async page(coordinator: Coordinator, query: StatementsQuery): Promise<Page<NamedStatement>> {
    const slice = sliceOf(query);
    return pageOf(await this.pages.slice(coordinator, query, slice), slice, (row) => row);
  }

  private async standingsOf(coordinator: Coordinator) {
    return this.standings.of(coordinator, await this.standings.today(coordinator.networkId));
  }

  /** The only agreement there is needs not be chosen. */
  private async about(
    page: PageContext,
    coordinator: Coordinator,
    agreementId: string | undefined,
  ): Promise<Omit<NewStatementPageProps, 'typed'>> {
    const today = await this.standings.today(coordinator.networkId);
    const standings = await this.standings.of(coordinator, today);
    const standing =
      standings.length === 1 ? standings[0] : standings.find(({ agreement }) => agreement.id === agreementId);
    if (!standing) return { page, standings, chosen: null };
    const { agreement } = standing;
    const statedUntil = await this.pages.statedUntil(agreement.networkId, agreement.id);
    const proposals = proposedPeriods(agreement, statedUntil, today);
    return { page, standings, chosen: { standing, proposals, statedUntil } };
  }
}

/** What the form says, as the API's own body says it: one of the proposed periods, or the two days. */
const statementIn = (typed: Fields): object => {
  const agreementId = typed.text('agreementId');
  const period = typed.text('period') ?? FREE;
  if (period === FREE) return { agreementId, from: typed.text('from'), to: typed.text('to') };
  const [from, to] = period.split('/');
  return { agreementId, from, to };
};
