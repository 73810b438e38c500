import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { dayOf } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  PageQuery,
  pageOf,
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
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { DecideLateUsage } from '../../use-cases/decide-late-usage.js';
import type { AskedDecision } from '../../domain/late-usage.js';
import { decisionOf, LateUsageDecision, LateUsageQuery } from '../http/late-usage.dto.js';
import { LateUsagePages } from '../persistence/late-usage-pages.js';
import { ReadCallNames } from './call-names.js';
import { LateUsagePage, type LateUsagePageProps } from './late-usage-page.js';

const ON_A_PAGE = 20;
const LATELY_DECIDED = { limit: 50, after: null } as const;

/** Where a coordinator decides who pays for what came after the closing. */
@PageController('calls/late')
@Allow('coordinator')
@ShowsPeople()
export class LateUsagePageController {
  constructor(
    @Inject(LateUsagePages) private readonly pages: LateUsagePages,
    @Inject(ReadCallNames) private readonly names: ReadCallNames,
    @Inject(DecideLateUsage) private readonly decideLateUsage: DecideLateUsage,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Caller() { networkId }: ViewerOf<'coordinator'>,
    @Query() query: LateUsageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, networkId, query);
    void sendPage(reply, <LateUsagePage {...about} isNoticed={query.decided === 'true'} />);
  }

  @Post(':id')
  async decide(
    @HttpExchange() exchange: Exchange,
    @OnPage() page: PageContext,
    @Caller() { networkId, accountId }: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
  ): Promise<void> {
    const typed = fieldsOf(body);
    await this.references.refresh(networkId);
    const { refusal } = await attempt(async () => {
      await this.pages.mustKnow(networkId, id);
      const asked = await askedIn(typed);
      return this.commands.once(exchange, (tx) =>
        this.decideLateUsage.execute(tx, networkId, id, asked, accountId),
      );
    });
    if (!refusal) return void exchange.reply.redirect('/calls/late?decided=true', 303);
    const status = statusOf(refusal);
    if (status === 404) throw refusal;
    const { language } = page.words;
    const refused = {
      id,
      typed,
      mistakes: ofRow(id, mistakesOf(refusal, language)),
      detail: refusal.problem.detail[language],
    };
    const about = await this.about(page, networkId, new PageQuery());
    void sendPage(exchange.reply, <LateUsagePage {...about} refused={refused} />, status);
  }

  private async about(page: PageContext, networkId: Id, query: PageQuery): Promise<LateUsagePageProps> {
    const slice = { ...sliceOf(query), limit: ON_A_PAGE };
    const [waiting, decided, names] = await Promise.all([
      this.pages.page(networkId, false, slice),
      this.pages.page(networkId, true, LATELY_DECIDED),
      this.names.of(networkId),
    ]);
    const today = dayOf(this.clock.now(), names.timeZone);
    return { page, waiting: pageOf(waiting, slice, (row) => row), decided, names, today };
  }
}

/** The same mistakes, in the fields of one session's form among others. */
const ofRow = (id: Id, { all }: Mistakes): Mistakes => {
  const ours = all.map(({ fieldId, message }) => ({
    fieldId: `${fieldId === 'chargeTo' ? 'payer' : fieldId}-${id}`,
    message,
  }));
  return { all: ours, of: (field) => ours.find(({ fieldId }) => fieldId === field)?.message };
};

/** The form has one list for both: an agreement, or the same one opened again. */
const askedIn = async (typed: Fields): Promise<AskedDecision> => {
  const payer = typed.text('payer');
  const isReopened = payer === 'reopen';
  const asked = { reason: typed.text('reason'), ...(isReopened ? { reopen: true } : { chargeTo: payer }) };
  return decisionOf(await readAs(LateUsageDecision, asked));
};
