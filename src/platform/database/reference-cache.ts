import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../kernel/ids.js';
import { Database } from './database.js';

type Known = { revision: number; values: Map<string, Promise<unknown>> };

/**
 * Reference data of a network (who, where, which tariff, which agreement), read once for each revision of it. The database
 * raises a network's revision with every change, so that what is cached under another one is known to be stale.
 */
@Injectable()
export class ReferenceCache {
  private readonly networks = new Map<Id, Known>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** The value under this key; loaded when the network's revision has moved since. No query when it is known. */
  async get<Value>(networkId: Id, key: string, load: () => Promise<Value>): Promise<Value> {
    const { values } = this.networks.get(networkId) ?? (await this.refresh(networkId));
    let value = values.get(key) as Promise<Value> | undefined;
    if (!value) {
      value = load();
      values.set(key, value);
      value.catch(() => values.delete(key));
    }
    return value;
  }

  /** The revision that cached values were read under; whoever acts on them has the database check it. */
  async revisionOf(networkId: Id): Promise<number> {
    return (this.networks.get(networkId) ?? (await this.refresh(networkId))).revision;
  }

  /** Asks the database for the revision, and forgets what is stale. One short query. */
  async refresh(networkId: Id): Promise<Known> {
    const row = await this.database.row<{ revision: number }>(
      sql`SELECT revision FROM network WHERE id = ${networkId}`,
      'network-revision',
    );
    const revision = row?.revision ?? 0;
    const known = this.networks.get(networkId);
    if (known?.revision === revision) return known;
    const fresh: Known = { revision, values: new Map() };
    this.networks.set(networkId, fresh);
    return fresh;
  }
}
