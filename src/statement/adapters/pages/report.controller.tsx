import { Get, Inject, Query, Res } from '@nestjs/common';
import { Agreements } from '../../../funding/index.js';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { Allow, Caller, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { ActivityReportQuery } from '../http/activity-report.dto.js';
import { ActivityReports } from '../persistence/activity-reports.js';
import { ReportPage } from './report-page.js';

/** A year of the network, on a page. */
@PageController('budgets/activity')
@Allow('coordinator')
export class ReportPageController {
  constructor(
    @Inject(ActivityReports) private readonly reports: ActivityReports,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: ActivityReportQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const { networkId } = coordinator;
    const [report, agreements, { timeZone }] = await Promise.all([
      this.reports.of(coordinator, query),
      this.agreements.of(networkId),
      this.directory.network(networkId),
    ]);
    const last = Number(dayOf(this.clock.now(), timeZone).slice(0, 4));
    const first = Math.min(
      report.year,
      last,
      ...agreements.map(({ startsOn }) => Number(startsOn.slice(0, 4))),
    );
    const years = Array.from({ length: last - first + 1 }, (_, ago) => last - ago);
    void sendPage(
      reply,
      <ReportPage
        page={page}
        report={report}
        agreements={agreements}
        agreementId={query.agreementId}
        years={years}
      />,
    );
  }
}
