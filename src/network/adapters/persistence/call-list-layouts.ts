import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Provider } from '../../domain/provider.js';

/** How a provider lays its call lists out, in force since `keptAt`. @property mapping null: the usual columns */
export type KeptLayout = Readonly<{
  version: number;
  mapping: Provider['callListMapping'];
  /** null: told with the rest of the provider. */
  keptBy: Id | null;
  keptAt: Date;
}>;

/** The layouts of providers' lists: each one kept is a version, and the last one is read by. */
@Injectable()
export class CallListLayouts {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The one in force; undefined where none was ever kept. */
  current(networkId: Id, providerId: Id): Promise<KeptLayout | undefined> {
    return this.database.row<KeptLayout>(sql`
      SELECT version, mapping, kept_by AS "keptBy", kept_at AS "keptAt" FROM call_list_layout
       WHERE network_id = ${networkId} AND provider_id = ${providerId} ORDER BY version DESC LIMIT 1`);
  }

  /**
   * Lists are read by it from now on.
   * @returns the version in force: the one before, where it is the same
   * @throws NotFound when the network has no such provider
   */
  async keep(
    tx: Tx,
    networkId: Id,
    providerId: Id,
    mapping: Provider['callListMapping'],
    by: Id | null,
  ): Promise<KeptLayout> {
    const json = mapping && JSON.stringify(mapping);
    const provider = await tx.row(sql`
      SELECT FROM provider WHERE network_id = ${networkId} AND id = ${providerId} FOR NO KEY UPDATE`);
    if (!provider) throw new NotFound();
    const last = await tx.row<KeptLayout & { isSame: boolean }>(sql`
      SELECT version, mapping, kept_by AS "keptBy", kept_at AS "keptAt",
             mapping IS NOT DISTINCT FROM ${json}::jsonb AS "isSame"
        FROM call_list_layout
       WHERE network_id = ${networkId} AND provider_id = ${providerId} ORDER BY version DESC LIMIT 1`);
    if (last?.isSame) {
      const { isSame: _, ...same } = last;
      return same;
    }
    const kept: KeptLayout = { version: (last?.version ?? 0) + 1, mapping, keptBy: by, keptAt: tx.at };
    await tx.rows(sql`
      INSERT INTO call_list_layout (network_id, provider_id, version, mapping, kept_by, kept_at)
      VALUES (${networkId}, ${providerId}, ${kept.version}, ${json}::jsonb, ${by}, ${tx.at})`);
    await tx.rows(sql`
      UPDATE provider SET call_list_mapping = ${json}::jsonb
       WHERE network_id = ${networkId} AND id = ${providerId}
         AND call_list_mapping IS DISTINCT FROM ${json}::jsonb`);
    return kept;
  }
}
