import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { TimeZone } from '../../../kernel/civil-time.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { MemberAccounts } from '../../../identity/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { NetworkSettings } from './directory.js';
import { NetworkEntity } from './network.entity.js';
import { slice } from './scope.js';

export type NewNetwork = Readonly<{
  name: string;
  timeZone: TimeZone;
  showsPrices: boolean;
  coordinatorEmail: string;
}>;

@Injectable()
export class Networks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MemberAccounts) private readonly accounts: MemberAccounts,
  ) {}

  /**
   * Opens a network with the account of its first coordinator, who is written to and does the rest.
   * @throws EmailTaken
   */
  async open(
    tx: Tx,
    { coordinatorEmail, ...settings }: NewNetwork,
  ): Promise<NetworkSettings & { coordinatorAccountId: Id }> {
    const network = { id: newId(), ...settings };
    await tx.manager.insert(NetworkEntity, { ...network, createdAt: tx.at });
    const coordinatorAccountId = await this.accounts.invite(tx, {
      networkId: network.id,
      email: coordinatorEmail,
      role: 'coordinator',
    });
    return { ...network, coordinatorAccountId };
  }

  page(wanted: Slice): Promise<NetworkSettings[]> {
    return this.database.rows(sql`
      SELECT n.id, n.name, n.time_zone AS "timeZone", n.shows_prices AS "showsPrices"
        FROM network n WHERE ${slice(sql`n.id`, wanted)}`);
  }
}
