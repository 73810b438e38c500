import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
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
  ShowsPeople,
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
import { AmendAgreement } from '../../use-cases/amend-agreement.js';
import { ChangeThresholds } from '../../use-cases/change-thresholds.js';
import { ReopenAgreement } from '../../use-cases/reopen-agreement.js';
import { NewReopening } from '../http/closing.dto.js';
import { AlertThresholds, changeOf, NewAmendment } from '../http/funding.dto.js';
import { AgreementBook } from '../persistence/agreement-book.js';
import { AttachedCodes } from '../persistence/attached-codes.js';
import { Budgets } from '../persistence/budgets.js';
import { Standings } from '../persistence/standings.js';
import { StoredAlerts } from '../persistence/stored-alerts.js';
import { StoredClosings } from '../persistence/stored-closings.js';
import { agreementFormWords } from './agreement-form-words.js';
import { BudgetPage, type BudgetPageProps } from './budget-page.js';
import { centsIn, reworded } from './money-fields.js';
import { percentsIn } from './thresholds-form.js';

const ALL = { limit: 200, after: null } as const;
const CODES_SHOWN = 50;

/** One agreement, as its coordinator follows and amends it. */
@PageController('budgets/:id')
@Allow('coordinator')
@ShowsPeople()
export class BudgetController {
  constructor(
    @Inject(Standings) private readonly standings: Standings,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(StoredAlerts) private readonly alerts: StoredAlerts,
    @Inject(AttachedCodes) private readonly codes: AttachedCodes,
    @Inject(StoredClosings) private readonly closings: StoredClosings,
    @Inject(ReopenAgreement) private readonly reopenAgreement: ReopenAgreement,
    @Inject(ChangeThresholds) private readonly changeThresholds: ChangeThresholds,
    @Inject(AmendAgreement) private readonly amendAgreement: AmendAgreement,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Query('amended') amended: string | undefined,
    @Query('closing') ended: unknown,
    @Query('alerts') alerts: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, coordinator, id);
    void sendPage(
      reply,
      <BudgetPage
        {...about}
        isAmended={amended !== undefined}
        isAlertChanged={alerts !== undefined}
        ended={(['planned', 'done', 'reopened'] as const).find((one) => one === ended)}
      />,
    );
  }

  @Post('reopening')
  async reopen(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const about = await this.about(page, coordinator, id);
    const { done, refusal } = await attempt(async () => {
      const { reason } = await readAs(NewReopening, { reason: fieldsOf(body).text('reason') });
      return this.commands.once(exchange, (tx) =>
        this.reopenAgreement.run(tx, networkId, id, reason, accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/${id}?closing=reopened`, 303);
    const { language } = page.words;
    const mistakes = mistakesOf(refusal, language);
    void sendPage(
      exchange.reply,
      <BudgetPage
        {...about}
        reopening={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />,
      statusOf(refusal),
    );
  }

  @Post('amendments')
  async amend(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const about = await this.about(page, coordinator, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const asked = {
        reference: typed.text('reference'),
        grantDeltaCents: centsIn(typed, 'grantDeltaCents'),
        endsOn: typed.text('endsOn'),
      };
      const change = changeOf(await readAs(NewAmendment, asked));
      return this.commands.once(exchange, (tx) =>
        this.amendAgreement.run(tx, networkId, id, change, accountId),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/${id}?amended=yes`, 303);
    const { language } = page.words;
    const mistakes = reworded(mistakesOf(refusal, language), agreementFormWords(page).mistakes);
    void sendPage(
      exchange.reply,
      <BudgetPage
        {...about}
        typed={typed}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />,
      statusOf(refusal),
    );
  }

  @Post('alert-thresholds')
  async alertAt(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const about = await this.about(page, coordinator, id);
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const { percents } = await readAs(AlertThresholds, { percents: percentsIn(typed.text('percents')) });
      return this.commands.once(exchange, (tx) =>
        this.changeThresholds.run(tx, coordinator.networkId, id, percents),
      );
    });
    if (done) return void exchange.reply.redirect(`/budgets/${id}?alerts=changed`, 303);
    const mistakes = mistakesOf(refusal, page.words.language);
    void sendPage(
      exchange.reply,
      <BudgetPage
        {...about}
        thresholds={{ typed, mistakes }}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[page.words.language] : undefined}
      />,
      statusOf(refusal),
    );
  }

  /** @throws NotFound */
  private async about(
    page: PageContext,
    coordinator: ViewerOf<'coordinator'>,
    id: Id,
  ): Promise<BudgetPageProps> {
    const { networkId } = coordinator;
    const today = await this.standings.today(networkId);
    const seen = await this.standings.one(coordinator, id, today);
    if (!seen) throw new NotFound();
    const [amendments, codes, alerts, zone, closings] = await Promise.all([
      this.agreements.amendmentsOf(seen.standing.agreement, ALL),
      this.codes.to(networkId, id, CODES_SHOWN),
      this.alerts.of(networkId, id),
      this.budgets.zoneOf(networkId),
      this.closings.of(seen.standing.agreement),
    ]);
    return { page, ...seen, amendments, codes, alerts, today, zone, closings };
  }
}
