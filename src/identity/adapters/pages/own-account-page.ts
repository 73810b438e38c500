import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Request } from '../../../platform/http/index.js';
import type { PageContext } from '../../../web/index.js';
import { ApiTokens } from '../persistence/api-tokens.js';
import { BrowserSessions } from '../persistence/browser-sessions.js';
import { StoredPasskeys } from '../persistence/stored-passkeys.js';
import type { AccountPageProps } from './account-page.js';

const ALL = { limit: 100, after: null } as const;

/** What somebody's own account page shows: where they are signed in, by which keys they come in, what acts in their name. */
@Injectable()
export class OwnAccountPage {
  constructor(
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(StoredPasskeys) private readonly passkeys: StoredPasskeys,
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
  ) {}

  async of(page: PageContext, { viewer, browserSession }: Request): Promise<AccountPageProps> {
    if (!viewer) throw new NotFound();
    const [sessions, passkeys, tokens] = await Promise.all([
      this.sessions.page(viewer.accountId, ALL),
      this.passkeys.ownedBy(viewer.accountId),
      this.tokens.page(viewer.accountId, ALL),
    ]);
    const thisOne = browserSession?.id ?? null;
    return { page: { ...page, path: '/account' }, sessions, passkeys, tokens, thisOne };
  }
}
