import { Get, Inject, Query, Res } from '@nestjs/common';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Member, pageOf, ShowsPeople, sliceOf, type Reply } from '../../../platform/http/index.js';
import { everyRow, OnPage, PageController, sendCsv, sendPage, type PageContext } from '../../../web/index.js';
import { UsageQuery } from '../http/usage.dto.js';
import { UsagePages } from '../persistence/usage-pages.js';
import { ReadCallNames } from './call-names.js';
import { callColumns } from './calls-columns.js';
import { CallsPage } from './calls-page.js';

/** Enough for a month of most networks, so that its sum can be read under it. */
const ON_A_PAGE = 100;
const IN_A_FILE_AT_ONCE = 1_000;

@PageController()
@Allow('coordinator')
export class CallsPageController {
  constructor(
    @Inject(UsagePages) private readonly usage: UsagePages,
    @Inject(ReadCallNames) private readonly names: ReadCallNames,
  ) {}

  @Get('calls')
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() viewer: ViewerOf<'coordinator'>,
    @Query() query: UsageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const slice = sliceOf({ ...query, limit: query.limit ?? ON_A_PAGE });
    const [names, rows] = await Promise.all([
      this.names.of(viewer.networkId),
      this.usage.page(viewer, query, slice),
    ]);
    const calls = pageOf(rows, slice, (row) => row);
    void sendPage(reply, <CallsPage page={page} query={query} calls={calls} names={names} />);
  }

  @Get('calls.csv')
  @ShowsPeople()
  async file(
    @OnPage() page: PageContext,
    @Member() viewer: ViewerOf<'coordinator'>,
    @Query() query: UsageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const names = await this.names.of(viewer.networkId);
    const rows = everyRow(async (cursor) => {
      const slice = sliceOf({ cursor, limit: IN_A_FILE_AT_ONCE });
      return pageOf(await this.usage.page(viewer, query, slice), slice, (row) => row);
    });
    void sendCsv(reply, { name: 'consommations', columns: callColumns(page, names), rows });
  }
}
