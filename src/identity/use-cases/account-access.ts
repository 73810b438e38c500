import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/index.js';
import { OwnAccount } from '../domain/identity.errors.js';
import { AccountBook, Sessions, Tokens, type AccountOnRecord } from './ports.js';

/** Whether an account of the network opens anything: its coordinators say so, of all accounts but their own. */
@Injectable()
export class AccountAccess {
  constructor(
    @Inject(AccountBook) private readonly accounts: AccountBook,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Tokens) private readonly tokens: Tokens,
  ) {}

  /**
   * Ends the account's sessions, and lets neither links nor tokens open anything until it is enabled again.
   * @throws OwnAccount, NotFound
   */
  async disable(tx: Tx, { accountId, networkId }: NetworkViewer, id: Id): Promise<AccountOnRecord> {
    if (id === accountId) throw new OwnAccount();
    const account = await this.accounts.disable(tx, networkId, id);
    if (!account) throw new NotFound();
    await this.sessions.endAll(tx, id);
    return account;
  }

  /** Lets the person sign in again; their tokens open again too. @throws OwnAccount, NotFound */
  async enable(tx: Tx, { accountId, networkId }: NetworkViewer, id: Id): Promise<AccountOnRecord> {
    if (id === accountId) throw new OwnAccount();
    const account = await this.accounts.enable(tx, networkId, id);
    if (!account) throw new NotFound();
    return account;
  }

  /** Once that is committed: what the account opened opens nothing from the next request on. */
  forget(): void {
    this.sessions.forget();
    this.tokens.forget();
  }
}
