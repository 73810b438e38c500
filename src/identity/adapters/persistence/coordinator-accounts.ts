import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

/** Whom to write to when a network's own people are stuck. */
@Injectable()
export class CoordinatorAccounts {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns the address of the network's coordination, of the longest standing where there are several; null where there is none. */
  async addressOf(networkId: Id): Promise<string | null> {
    const account = await this.database.row<{ email: string }>(sql`
      SELECT email FROM account
       WHERE network_id = ${networkId} AND role = 'coordinator' AND disabled_at IS NULL ORDER BY id LIMIT 1`);
    return account?.email ?? null;
  }

  /** @returns the addresses of all who coordinate the network, those of longest standing first. */
  async addressesOf(networkId: Id): Promise<readonly string[]> {
    const accounts = await this.database.rows<{ email: string }>(sql`
      SELECT email FROM account
       WHERE network_id = ${networkId} AND role = 'coordinator' AND disabled_at IS NULL ORDER BY id`);
    return accounts.map(({ email }) => email);
  }
}
