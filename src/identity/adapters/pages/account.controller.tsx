import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { roles, type Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import { Allow, Caller, KnownId, type Reply, type Request } from '../../../platform/http/index.js';
import { OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { ApiTokens } from '../persistence/api-tokens.js';
import { BrowserSessions } from '../persistence/browser-sessions.js';
import { AccountPage } from './account-page.js';
import { fieldOf } from './field-of.js';
import { OwnAccountPage } from './own-account-page.js';

const LABEL_LENGTH = 100;

@PageController('account')
@Allow(...roles)
export class AccountPageController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
    @Inject(OwnAccountPage) private readonly account: OwnAccountPage,
  ) {}

  @Get()
  async show(@OnPage() page: PageContext, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    void sendPage(reply, <AccountPage {...await this.account.of(page, request)} />);
  }

  @Post('sessions/:id/end')
  async end(
    @Caller() { accountId }: Viewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const isTheirs = await this.database.transaction((tx) => this.sessions.end(tx, accountId, id));
    if (!isTheirs) throw new NotFound();
    this.sessions.forget();
    void reply.redirect('/account', 303);
  }

  @Post('tokens')
  async make(
    @OnPage() page: PageContext,
    @Caller() { accountId }: Viewer,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: unknown,
  ): Promise<void> {
    const label = fieldOf(body, 'label').trim();
    const isLabelMissing = label === '' || label.length > LABEL_LENGTH;
    const made = isLabelMissing
      ? undefined
      : await this.database.transaction((tx) => this.tokens.issue(tx, accountId, label));
    const about = await this.account.of(page, request);
    void sendPage(
      reply,
      <AccountPage {...about} made={made} isLabelMissing={isLabelMissing} />,
      isLabelMissing ? 400 : 201,
    );
  }

  @Post('tokens/:id/revoke')
  async revoke(
    @Caller() { accountId }: Viewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const revoked = await this.database.transaction((tx) => this.tokens.revoke(tx, accountId, id));
    if (!revoked) throw new NotFound();
    this.tokens.forget();
    void reply.redirect('/account', 303);
  }
}
