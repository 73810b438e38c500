import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { ownPath } from '../domain/own-path.js';
import { AccountBook, Attempts, NO_NETWORK, SignInLinks, type Limit } from './ports.js';

const linksToOneAddress: Limit = { name: 'links-to', most: 5, seconds: 900 };
const requestsFromOnePlace: Limit = { name: 'requests-from', most: 30, seconds: 900 };
/** Longer than either answer takes to make: how long it took tells nothing of who has an account. */
const ANSWER_AFTER_MS = 150;

export type LinkRequest = Readonly<{ email: string; next: unknown; from: string }>;

/** Somebody wants to sign in by a link in their mail. Whoever asks learns nothing of who has an account. */
@Injectable()
export class RequestLink {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AccountBook) private readonly accounts: AccountBook,
    @Inject(SignInLinks) private readonly links: SignInLinks,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /**
   * @param from the caller's network address
   * @throws TooManyRequests
   */
  async run({ email, next, from }: LinkRequest): Promise<void> {
    await this.attempts.take(requestsFromOnePlace, from);
    await this.attempts.take(linksToOneAddress, email.toLowerCase());
    await Promise.all([this.request(email, ownPath(next)), pause(ANSWER_AFTER_MS)]);
  }

  private async request(email: string, nextPath: string): Promise<void> {
    const account = await this.accounts.withEmail(email);
    await this.database.transaction(async (tx) => {
      const subjectId = await this.links.request(tx, account?.id ?? null, nextPath);
      if (!account) return;
      tx.publish({
        type: 'sign-in.requested.v1',
        networkId: account.networkId ?? NO_NETWORK,
        subjectId,
        facts: { accountId: account.id },
      });
    });
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
