import { Get, Inject, Param, Res } from '@nestjs/common';
import { Standings } from '../../../funding/index.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Caller, KnownId, type Reply } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { closedPeriod } from '../../domain/activity.js';
import { Activities } from '../persistence/activities.js';
import { AgreementPage } from './agreement-page.js';
import { AgreementsPage } from './agreements-page.js';

/** A funder's own agreements: figures, and what they served, counted. Never a session, a request or a name. */
@PageController('agreements')
@Allow('funder')
export class FunderAgreementsController {
  constructor(
    @Inject(Standings) private readonly standings: Standings,
    @Inject(Activities) private readonly activities: Activities,
  ) {}

  @Get()
  async list(
    @OnPage() page: PageContext,
    @Caller() funder: ViewerOf<'funder'>,
    @Res() reply: Reply,
  ): Promise<void> {
    const today = await this.standings.today(funder.networkId);
    const standings = await this.standings.of(funder, today);
    void sendPage(reply, <AgreementsPage page={page} standings={standings} today={today} />);
  }

  @Get(':id')
  async show(
    @OnPage() page: PageContext,
    @Caller() funder: ViewerOf<'funder'>,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const today = await this.standings.today(funder.networkId);
    const seen = await this.standings.one(funder, id, today);
    if (!seen) throw new NotFound();
    const period = closedPeriod(seen.standing.agreement, today);
    const closed = period && { period, activity: await this.activities.of(funder.networkId, id, period) };
    void sendPage(reply, <AgreementPage page={page} {...seen} closed={closed} today={today} />);
  }
}
