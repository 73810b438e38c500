import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

/** Who answers for a provider. */
@Injectable()
export class ProviderAccounts {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns the addresses of those who may sign in for the provider, of the longest standing first. */
  async addressesOf(networkId: Id, providerId: Id): Promise<readonly string[]> {
    const accounts = await this.database.rows<{ email: string }>(sql`
      SELECT email FROM account
       WHERE network_id = ${networkId} AND provider_id = ${providerId} AND role = 'provider' AND disabled_at IS NULL
       ORDER BY id`);
    return accounts.map(({ email }) => email);
  }
}
