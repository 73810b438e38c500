import { Get, Inject, Param, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Allow, Caller, KnownId, sendFile, type Reply } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { YearEndFiles } from '../documents/year-end-files.js';
import { AgreementBook } from '../persistence/agreement-book.js';
import { YearEnds } from '../persistence/year-ends.js';
import { YearEndPage } from './year-end-page.js';

/** The figures of the report on a grant. */
@PageController('budgets/:id')
@Allow('coordinator')
export class YearEndPageController {
  constructor(
    @Inject(YearEnds) private readonly yearEnds: YearEnds,
    @Inject(YearEndFiles) private readonly files: YearEndFiles,
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
  ) {}

  @Get('year-end')
  async show(
    @OnPage() page: PageContext,
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const yearEnd = await this.yearEnds.of(coordinator, id);
    if (!yearEnd) throw new NotFound();
    const { successorId } = yearEnd.fate;
    const successor = successorId ? await this.agreements.one(coordinator, successorId) : undefined;
    const named = successor ? `« ${successor.title} »` : null;
    void sendPage(reply, <YearEndPage page={page} yearEnd={yearEnd} successor={named} />);
  }

  @Get('year-end.pdf')
  async pdf(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.pdf(coordinator, id));
  }

  @Get('year-end.csv')
  async csv(
    @Caller() coordinator: ViewerOf<'coordinator'>,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.csv(coordinator, id));
  }
}
