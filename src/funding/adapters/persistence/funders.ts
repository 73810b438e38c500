import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { FunderEntity } from './funder.entity.js';

/** Financeurs : whose money it is. */
@Injectable()
export class Funders {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add(tx: Tx, networkId: Id, funder: Readonly<{ name: string; kind: string }>): Promise<FunderEntity> {
    const added = { networkId, id: newId(), name: funder.name, kind: funder.kind, createdAt: tx.at };
    await tx.manager.insert(FunderEntity, added);
    return added;
  }

  /** One row more than the slice asks for, when there is one. */
  async slice(reader: ViewerOf<'coordinator' | 'admin'>, { limit, after }: Slice): Promise<FunderEntity[]> {
    return this.database.rows<FunderEntity>(sql`
      SELECT network_id AS "networkId", id, name, kind, created_at AS "createdAt" FROM funder
       WHERE ${reader.role === 'admin' ? sql`TRUE` : sql`network_id = ${reader.networkId}`}
         ${after ? sql`AND id > ${after}` : empty}
       ORDER BY id LIMIT ${limit + 1}`);
  }
}
