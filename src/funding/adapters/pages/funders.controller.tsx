import { Body, Get, Inject, Post, Query, Res } from '@nestjs/common';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  pageOf,
  PageQuery,
  readAs,
  sliceOf,
  statusOf,
  type Exchange,
  type Page,
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
import { NewFunder } from '../http/funding.dto.js';
import type { FunderEntity } from '../persistence/funder.entity.js';
import { Funders } from '../persistence/funders.js';
import { agreementFormWords } from './agreement-form-words.js';
import { FundersPage } from './funders-page.js';
import { reworded } from './money-fields.js';

/** The funders of a network. */
@PageController('budgets/funders')
@Allow('coordinator')
export class FundersPageController {
  constructor(
    @Inject(Funders) private readonly funders: Funders,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const { items, nextCursor } = await this.page(coordinator, query);
    const about = { page, funders: items, nextCursor, query: { ...query } };
    void sendPage(reply, <FundersPage {...about} typed={fieldsOf({})} />);
  }

  @Post()
  async add(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Body() body: unknown,
  ): Promise<void> {
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const funder = await readAs(NewFunder, { name: typed.text('name'), kind: typed.text('kind') });
      return this.commands.once(exchange, (tx) => this.funders.add(tx, coordinator.networkId, funder));
    });
    if (done) return void exchange.reply.redirect('/budgets/funders', 303);
    const mistakes = reworded(mistakesOf(refusal, page.words.language), agreementFormWords(page).mistakes);
    const { items, nextCursor } = await this.page(coordinator, {});
    void sendPage(
      exchange.reply,
      <FundersPage
        page={page}
        funders={items}
        nextCursor={nextCursor}
        query={{}}
        typed={typed}
        mistakes={mistakes}
      />,
      statusOf(refusal),
    );
  }

  private async page(coordinator: ViewerOf<'coordinator'>, query: PageQuery): Promise<Page<FunderEntity>> {
    const slice = sliceOf(query);
    return pageOf(await this.funders.slice(coordinator, slice), slice, (funder) => funder);
  }
}
