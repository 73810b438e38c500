import { Body, Get, Inject, Post, Res } from '@nestjs/common';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
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
import { OpenAgreement } from '../../use-cases/open-agreement.js';
import { NewAgreement, termsOf } from '../http/funding.dto.js';
import { Funders } from '../persistence/funders.js';
import { Standings } from '../persistence/standings.js';
import { agreementFormWords } from './agreement-form-words.js';
import { AgreementForm, type AgreementFormProps } from './agreement-form.js';
import { BudgetsPage } from './budgets-page.js';
import { centsIn, reworded } from './money-fields.js';

const ALL = { limit: 200, after: null } as const;

/** The agreements of a network, and the form that opens one. */
@PageController('budgets')
@Allow('coordinator')
export class BudgetsController {
  constructor(
    @Inject(Standings) private readonly standings: Standings,
    @Inject(Funders) private readonly funders: Funders,
    @Inject(OpenAgreement) private readonly openAgreement: OpenAgreement,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Res() reply: Reply,
  ): Promise<void> {
    const today = await this.standings.today(coordinator.networkId);
    const standings = await this.standings.of(coordinator, today);
    void sendPage(reply, <BudgetsPage page={page} standings={standings} today={today} />);
  }

  @Get('new')
  async form(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendPage(reply, <AgreementForm {...await this.about(page, coordinator, fieldsOf({}))} />);
  }

  @Post()
  async open(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Body() body: unknown,
  ): Promise<void> {
    const { networkId, accountId } = coordinator;
    const typed = fieldsOf(body);
    const { done, refusal } = await attempt(async () => {
      const terms = termsOf(await readAs(NewAgreement, agreementIn(typed)));
      return this.commands.once(exchange, (tx) => this.openAgreement.run(tx, networkId, terms, accountId));
    });
    if (done) return void exchange.reply.redirect(`/budgets/${done.id}`, 303);
    const { language } = page.words;
    const mistakes = reworded(mistakesOf(refusal, language), agreementFormWords(page).mistakes);
    void sendPage(
      exchange.reply,
      <AgreementForm
        {...await this.about(page, coordinator, typed)}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />,
      statusOf(refusal),
    );
  }

  private async about(
    page: PageContext,
    coordinator: ViewerOf<'coordinator'>,
    typed: Fields,
  ): Promise<AgreementFormProps> {
    return { page, typed, funders: await this.funders.slice(coordinator, ALL) };
  }
}

/** What the form says, as the API's own body says it: what is left empty is not there. */
const agreementIn = (typed: Fields): object => ({
  funderId: typed.text('funderId'),
  carrier: typed.text('carrier'),
  title: typed.text('title'),
  reference: typed.text('reference'),
  startsOn: typed.text('startsOn'),
  endsOn: typed.text('endsOn'),
  grantCents: centsIn(typed, 'grantCents'),
  priority: typed.number('priority'),
  eligibility: {
    modalities: typed.all('eligibility-modalities'),
    professions: typed.all('eligibility-professions'),
    communes: (typed.text('eligibility-communes') ?? '')
      .split(/[,;]/)
      .map((commune) => commune.trim())
      .filter((commune) => commune !== ''),
    categories: typed.all('eligibility-categories'),
  },
  onExhaustion: typed.text('onExhaustion'),
  unspent: typed.text('unspent'),
  alertThresholds: typed
    .text('alertThresholds')
    ?.match(/[^\s,;%]+/g)
    ?.map(Number),
});
