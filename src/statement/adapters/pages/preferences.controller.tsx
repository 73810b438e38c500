import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { Agreements } from '../../../funding/index.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  readAs,
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
import { ChooseStatements } from '../../use-cases/choose-statements.js';
import { ChosenStatements } from '../http/statements.dto.js';
import { StoredSchedule } from '../persistence/stored-schedule.js';
import { PreferencesPage } from './preferences-page.js';

type Coordinator = ViewerOf<'coordinator'>;

/** Where a coordinator writes down which statements an agreement wants. */
@PageController('budgets/:id/statement-preferences')
@Allow('coordinator')
export class PreferencesPageController {
  constructor(
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(StoredSchedule) private readonly schedule: StoredSchedule,
    @Inject(ChooseStatements) private readonly chooseStatements: ChooseStatements,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async form(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, coordinator, id);
    void sendPage(reply, <PreferencesPage {...about} isKept={fieldsOf(query).text('done') !== undefined} />);
  }

  @Post()
  async choose(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const about = await this.about(page, coordinator, id);
    const typed = fieldsOf(body);
    const said = typed.all('says');
    const asked = {
      every: typed.text('every'),
      namesProfessionals: said.includes('namesProfessionals'),
      attachesPdf: said.includes('attachesPdf'),
    };
    const { done, refusal } = await attempt(async () => {
      const { every, namesProfessionals, attachesPdf } = await readAs(ChosenStatements, asked);
      return this.commands.once(exchange, (tx) =>
        this.chooseStatements.run(tx, networkId, id, { every, namesProfessionals, attachesPdf }, accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/${id}/statement-preferences?done=kept`, 303);
    const mistakes = mistakesOf(refusal, page.words.language);
    void sendPage(exchange.reply, <PreferencesPage {...about} mistakes={mistakes} />, statusOf(refusal));
  }

  /** @throws NotFound */
  private async about(page: PageContext, { networkId }: Coordinator, id: Id) {
    const agreement = await this.agreements.one(networkId, id);
    if (!agreement) throw new NotFound();
    return { page, agreement, preference: await this.schedule.of(networkId, id) };
  }
}
