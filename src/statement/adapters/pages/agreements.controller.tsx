import { Get, Inject, Param, Res } from '@nestjs/common';
import { Standings, StoredHandovers } from '../../../funding/index.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Caller, KnownId, type Reply } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { closedPeriod } from '../../domain/activity.js';
import { Activities } from '../persistence/activities.js';
import { Statements } from '../persistence/statements.js';
import { AgreementPage } from './agreement-page.js';
import { AgreementsPage } from './agreements-page.js';

type Reader = ViewerOf<'funder' | 'former_carrier'>;

const STATEMENTS_SHOWN = 50;

/** A funder's own agreements, their money alone; the one that a former carrier ran, with what it served, counted. */
@PageController('agreements')
@Allow('funder', 'former_carrier')
export class FunderAgreementsController {
  constructor(
    @Inject(Standings) private readonly standings: Standings,
    @Inject(StoredHandovers) private readonly handovers: StoredHandovers,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(Activities) private readonly activities: Activities,
  ) {}

  @Get()
  async list(@OnPage() page: PageContext, @Caller() reader: Reader, @Res() reply: Reply): Promise<void> {
    const today = await this.standings.today(reader.networkId);
    const standings = await this.standings.of(reader, today);
    void sendPage(reply, <AgreementsPage page={page} standings={standings} today={today} />);
  }

  /** A funder reads statements instead: what grows by a month at a time tells by subtraction what they mask. */
  @Get(':id')
  @Allow('former_carrier')
  async show(
    @OnPage() page: PageContext,
    @Caller() reader: ViewerOf<'former_carrier'>,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const today = await this.standings.today(reader.networkId);
    const seen = await this.standings.one(reader, id, today);
    if (!seen) throw new NotFound();
    const period = closedPeriod(seen.standing.agreement, today);
    const files = await this.filesOf(reader);
    const closed = period && { period, activity: await this.activities.of(reader.networkId, id, period) };
    void sendPage(reply, <AgreementPage page={page} {...seen} closed={closed} today={today} files={files} />);
  }

  private async filesOf(reader: ViewerOf<'former_carrier'>) {
    const [handovers, statements] = await Promise.all([
      this.handovers.endingPeriodOf(reader),
      this.statements.slice(reader, {}, { limit: STATEMENTS_SHOWN, after: null }),
    ]);
    return { handovers, statements };
  }
}
