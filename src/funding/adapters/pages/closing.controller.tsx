import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
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
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { figuresChanged } from '../../domain/closing.errors.js';
import { PlanClosing, type AskedClosing } from '../../use-cases/plan-closing.js';
import { closingOf, NewClosing } from '../http/closing.dto.js';
import { Standings } from '../persistence/standings.js';
import { ClosingPage, type ClosingPageProps } from './closing-page.js';

type Coordinator = ViewerOf<'coordinator'>;

/** Where a coordinator says when an agreement ends, sees what will come of it, and means it. */
@PageController('budgets/:id/closing')
@Allow('coordinator')
export class ClosingPageController {
  constructor(
    @Inject(Standings) private readonly standings: Standings,
    @Inject(PlanClosing) private readonly planClosing: PlanClosing,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async form(
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, coordinator, id);
    const { closesOn, graceUntil, successorId, endsOn } = about.standing.agreement;
    const typed = fieldsOf({
      closesOn: closesOn ?? endsOn,
      graceUntil: graceUntil ?? '',
      successorId: successorId ?? '',
    });
    void sendPage(reply, <ClosingPage {...about} typed={typed} />);
  }

  @Post('rehearsal')
  async rehearse(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const about = await this.about(page, coordinator, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const asked = await askedIn(typed);
      return this.commands.once(exchange, (tx) =>
        this.planClosing.rehearse(tx, networkId, id, asked, accountId),
      );
    });
    if (refusal) return this.refuse(exchange, { ...about, typed }, refusal);
    void sendPage(exchange.reply, <ClosingPage {...about} typed={typed} rehearsed={done} />);
  }

  @Post()
  async close(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: Coordinator,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const about = await this.about(page, coordinator, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const asked = await askedIn(typed);
      return this.commands.once(exchange, async (tx) => {
        const { closing } = await this.planClosing.run(tx, networkId, id, asked, accountId);
        const shown = typed.text('movedCents');
        if (closing && asked.atOnce && shown !== String(closing.movedCents))
          throw figuresChanged(closing.movedCents);
        return { isDone: closing !== null };
      });
    });
    if (refusal) return this.refuse(exchange, { ...about, typed }, refusal);
    void exchange.reply.redirect(`/budgets/${id}?closing=${done.isDone ? 'done' : 'planned'}`, 303);
  }

  private refuse(exchange: Exchange, about: ClosingPageProps, refusal: Refusal): void {
    const mistakes = mistakesOf(refusal, about.page.words.language);
    void sendPage(
      exchange.reply,
      <ClosingPage {...about} mistakes={mistakes} refusal={refusal} />,
      statusOf(refusal),
    );
  }

  /** @throws NotFound */
  private async about(
    page: PageContext,
    coordinator: Coordinator,
    id: Id,
  ): Promise<Pick<ClosingPageProps, 'page' | 'standing' | 'standings'>> {
    const seen = await this.standings.one(coordinator, id, await this.standings.today(coordinator.networkId));
    if (!seen) throw new NotFound();
    return { page, standing: seen.standing, standings: seen.standings };
  }
}

const askedIn = async (typed: Fields): Promise<AskedClosing> =>
  closingOf(
    await readAs(NewClosing, {
      closesOn: typed.text('closesOn'),
      graceUntil: typed.text('graceUntil'),
      successorId: typed.text('successorId'),
      atOnce: typed.text('when') === 'now',
    }),
  );
