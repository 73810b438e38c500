import { Get, Inject, Res } from '@nestjs/common';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Caller, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { isBeforeFirstCall } from '../persistence/first-steps.js';
import { Overviews } from '../persistence/overviews.js';
import { FirstSteps } from './first-steps.js';
import { OverviewPage } from './overview-page.js';

/** Where a coordinator lands. */
@PageController('overview')
@Allow('coordinator')
@ShowsPeople()
export class OverviewController {
  constructor(@Inject(Overviews) private readonly overviews: Overviews) {}

  @Get()
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Res() reply: Reply,
  ): Promise<void> {
    const overview = await this.overviews.of(coordinator);
    void sendPage(
      reply,
      isBeforeFirstCall(overview.beginning) ? (
        <FirstSteps page={page} done={overview.beginning} />
      ) : (
        <OverviewPage page={page} overview={overview} />
      ),
    );
  }
}
