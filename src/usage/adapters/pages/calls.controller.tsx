import { Get, Inject, Query, Res } from '@nestjs/common';
import { isId } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Member,
  pageBy,
  positionIn,
  ShowsPeople,
  type Page,
  type Reply,
} from '../../../platform/http/index.js';
import { everyRow, OnPage, PageController, sendCsv, sendPage, type PageContext } from '../../../web/index.js';
import { UsageQuery } from '../http/usage.dto.js';
import { UsagePages, type Started, type UsageRow } from '../persistence/usage-pages.js';
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
    const [names, calls] = await Promise.all([
      this.names.of(viewer.networkId),
      this.page(viewer, query, query.limit ?? ON_A_PAGE, query.cursor),
    ]);
    void sendPage(reply, <CallsPage page={page} query={query} calls={calls} names={names} />);
  }

  @Get('calls.csv')
  @Allow('coordinator', 'former_carrier')
  @ShowsPeople()
  async file(
    @OnPage() page: PageContext,
    @Member() viewer: ViewerOf<'coordinator' | 'former_carrier'>,
    @Query() query: UsageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const names = await this.names.of(viewer.networkId);
    const rows = everyRow((cursor) => this.page(viewer, query, IN_A_FILE_AT_ONCE, cursor));
    void sendCsv(reply, { name: 'consommations', columns: callColumns(page, names), rows });
  }

  /** The last session first, whenever it was recorded: a list of last winter may come today. */
  private async page(
    viewer: ViewerOf<'coordinator' | 'former_carrier'>,
    query: UsageQuery,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<UsageRow>> {
    const rows = await this.usage.byStart(viewer, query, limit, positionIn(cursor, startedIn));
    return pageBy(
      rows,
      limit,
      (row) => row,
      ({ startedAt, id }) => `${startedAt.toISOString()} ${id}`,
    );
  }
}

const startedIn = (text: string): Started | null => {
  const [at = '', id = ''] = text.split(' ');
  const startedAt = new Date(at);
  return isId(id) && !Number.isNaN(startedAt.getTime()) ? { startedAt, id } : null;
};
