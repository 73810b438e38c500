import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import sql from 'sql-template-tag';
import { Database } from '../platform/database/index.js';
import { Public } from '../platform/http/index.js';
import { Assets } from './assets.js';
import { FrontPage } from './front-page.js';
import { page } from './page.js';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

@ApiExcludeController()
@Public()
@Controller()
export class FrontPageController {
  constructor(
    @Inject(FrontPage) private readonly frontPage: FrontPage,
    @Inject(Assets) private readonly assets: Assets,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get('/')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  @Header('cache-control', 'no-store')
  async show(): Promise<string> {
    const isWell = await this.database.rows(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    const { stylesheet } = this.assets;
    return page({ title: 'Truchement', stylesheet, main: await this.frontPage.main(isWell) });
  }
}
