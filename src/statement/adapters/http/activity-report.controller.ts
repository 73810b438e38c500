import { applyDecorators, Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Caller, sendFile, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import type { ActivityReport } from '../../domain/activity-report.js';
import { ReportFiles } from '../documents/report-files.js';
import { ActivityReports } from '../persistence/activity-reports.js';
import { ActivityReportQuery } from './activity-report.dto.js';
import { reportExample } from './activity-report.example.js';

const AsFile = (ending: string, type: string, description: string) =>
  applyDecorators(
    Get(`activity-report.${ending}`),
    Allow('coordinator'),
    ShowsPeople(),
    ApiOperation({ summary: 'The same, to take away', description }),
    ApiProduces(type),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

@ApiTags('statements')
@Controller()
export class ActivityReportController {
  constructor(
    @Inject(ActivityReports) private readonly reports: ActivityReports,
    @Inject(ReportFiles) private readonly files: ReportFiles,
  ) {}

  @Get('activity-report')
  @Allow('coordinator')
  @ShowsPeople()
  @ApiOperation({
    summary: 'What the network did in a year, and what would not have been done without it',
    description:
      'Of all agreements or of one; of this year as far as it is over. `audience=funder` masks whatever counts fewer than five ' +
      'and names no professional: it is the version to hand to whoever pays or votes.',
  })
  @ApiOkResponse({ example: reportExample })
  one(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: ActivityReportQuery,
  ): Promise<ActivityReport> {
    return this.reports.of(coordinator, query);
  }

  @AsFile('pdf', 'application/pdf', 'PDF/A-2a, in French.')
  async pdf(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: ActivityReportQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.pdf(coordinator, query));
  }

  @AsFile('csv', 'text/csv', 'One figure a row. UTF-8 with its mark, semicolons, decimal commas.')
  async csv(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: ActivityReportQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.csv(coordinator, query));
  }

  @AsFile(
    'xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'One sheet a table, numbers and days as such.',
  )
  async xlsx(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Query() query: ActivityReportQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.xlsx(coordinator, query));
  }
}
