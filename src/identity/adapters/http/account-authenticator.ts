import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Authenticator } from '../../../platform/http/index.js';
import { ApiTokens } from '../persistence/api-tokens.js';
import { BrowserSessions, type Known } from '../persistence/browser-sessions.js';

/** Knows people by a token, or by the cookie of a session. */
@Injectable()
export class AccountAuthenticator extends Authenticator {
  constructor(
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
  ) {
    super();
  }

  override viewerOfToken(token: string): Promise<Viewer | null> {
    return this.tokens.viewerOf(token);
  }

  override viewerOfSession(secret: string): Promise<Known | null> {
    return this.sessions.known(secret);
  }
}
