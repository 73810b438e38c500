import { Inject, Post, Req, Res } from '@nestjs/common';
import { roles, type Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import { Allow, Caller, SessionCookie, type Reply, type Request } from '../../../platform/http/index.js';
import { PageController } from '../../../web/index.js';
import { BrowserSessions } from '../persistence/browser-sessions.js';

@PageController('sign-out')
export class SignOutController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Allow(...roles)
  async here(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    const secret = this.cookie.read(request);
    if (secret && request.browserSession)
      await this.database.transaction((tx) => this.sessions.endOf(tx, secret));
    this.leave(reply);
  }

  @Post('everywhere')
  @Allow(...roles)
  async everywhere(@Caller() { accountId }: Viewer, @Res() reply: Reply): Promise<void> {
    await this.database.transaction((tx) => this.sessions.endAll(tx, accountId));
    this.leave(reply);
  }

  private leave(reply: Reply): void {
    this.sessions.forget();
    this.cookie.takeBack(reply);
    // The number and the code that the browser keeps for them, beside what the service worker forgets by itself.
    void reply.header('clear-site-data', '"storage"');
    void reply.redirect('/sign-in', 303);
  }
}
