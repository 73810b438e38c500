import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../kernel/ids.js';
import { Database } from './database.js';

type Known = { revision: number; values: Map<string, Promise<unknown>>; checkedAt: number };

/** For how long a revision is believed without asking. Who must be exact has the database compare it in the transaction. */
const BELIEVED_MS = 1_000;

/**
 * Reference data of a network (who, where, which tariff, which agreement), read once for each revision of it. The database
 * raises a network's revision with every change, so that what is cached under another one is known to be stale.
 */
@Injectable()
export class ReferenceCache {
  private readonly networks = new Map<Id, Known>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** The value under this key; loaded when the network's revision has moved since. */
  async get<Value>(networkId: Id, key: string, load: () => Promise<Value>): Promise<Value> {
    const { values } = this.believed(networkId) ?? (await this.refresh(networkId));
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
    return (this.believed(networkId) ?? (await this.refresh(networkId))).revision;
  }

  /** Asks the database for the revision, and forgets what is stale. One short query. */
  async refresh(networkId: Id): Promise<Known> {
    const row = await this.database.row<{ revision: number }>(
      sql`SELECT revision FROM network WHERE id = ${networkId}`,
      'network-revision',
    );
    const revision = row?.revision ?? 0;
    const known = this.networks.get(networkId);
    if (known && known.revision >= revision) {
      // an answer that was overtaken says nothing new
      known.checkedAt = performance.now();
      return known;
    }
    const fresh: Known = { revision, values: new Map(), checkedAt: performance.now() };
    this.networks.set(networkId, fresh);
    return fresh;
  }

  /** Something may have just changed here: the next to ask asks the database. */
  doubt(networkId: Id): void {
    const known = this.networks.get(networkId);
    if (known) known.checkedAt = -Infinity;
  }

  private believed(networkId: Id): Known | undefined {
    const known = this.networks.get(networkId);
    return known && performance.now() - known.checkedAt < BELIEVED_MS ? known : undefined;
  }
}
