import { Get, Inject } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../../../platform/database/index.js';
import { HttpExchange, Public, type Exchange, type Reply } from '../../../platform/http/index.js';
import { FrontPage } from './front-page.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';

@Public()
@PageController()
export class FrontPageController {
  constructor(
    @Inject(FrontPage) private readonly frontPage: FrontPage,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get('/')
  async show(@HttpExchange() { reply }: Exchange, @OnPage() page: PageContext): Promise<Reply> {
    const isWell = await this.database.rows(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    return sendPage(reply, this.frontPage.show(page, isWell));
  }
}
