import { Body, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { roles, type Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import { Allow, Caller, KnownId, statusOf, type Reply, type Request } from '../../../platform/http/index.js';
import { attempt, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { PasskeyRefused } from '../../domain/identity.errors.js';
import { AddPasskey } from '../../use-cases/add-passkey.js';
import type { Options } from '../../use-cases/passkey-ports.js';
import { StoredPasskeys } from '../persistence/stored-passkeys.js';
import { AccountPage } from './account-page.js';
import { answerIn } from './answer-in.js';
import { OwnAccountPage } from './own-account-page.js';

/** One's own keys. A program that acts by a token makes none: a key would outlive the token. */
@PageController('account/passkeys')
@Allow(...roles)
export class PasskeysController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AddPasskey) private readonly addPasskey: AddPasskey,
    @Inject(StoredPasskeys) private readonly passkeys: StoredPasskeys,
    @Inject(OwnAccountPage) private readonly account: OwnAccountPage,
  ) {}

  @Post('options')
  @HttpCode(200)
  ask(@Caller() viewer: Viewer, @Req() { browserSession }: Request): Promise<Options> {
    if (!browserSession) throw new PasskeyRefused('by-hand-only');
    return this.addPasskey.ask(viewer);
  }

  @Post()
  async add(
    @OnPage() page: PageContext,
    @Caller() viewer: Viewer,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: unknown,
  ): Promise<void> {
    const device = request.headers['user-agent'] ?? '';
    const { refusal } = await attempt(() => this.addPasskey.run(viewer, answerIn(body), device));
    if (!refusal) return void reply.redirect('/account#passkeys', 303);
    const about = await this.account.of(page, request);
    void sendPage(reply, <AccountPage {...about} refusal={refusal} />, statusOf(refusal));
  }

  @Post(':id/remove')
  async remove(
    @Caller() { accountId }: Viewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const isTheirs = await this.database.transaction((tx) => this.passkeys.remove(tx, accountId, id));
    if (!isTheirs) throw new NotFound();
    void reply.redirect('/account#passkeys', 303);
  }
}
