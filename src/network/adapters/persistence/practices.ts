import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { Practice } from '../../domain/practice.js';
import { PracticeEntity } from './practice.entity.js';
import { isOwnPractice, ofNetwork, slice } from './scope.js';
import { practices } from './selections.js';

@Injectable()
export class Practices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async add(tx: Tx, draft: Omit<Practice, 'id'>): Promise<Practice> {
    const practice = { ...draft, id: newId() };
    await tx.manager.insert(PracticeEntity, { ...practice, createdAt: tx.at });
    return practice;
  }

  page(viewer: Viewer, wanted: Slice): Promise<Practice[]> {
    return this.database.rows(sql`${this.seenBy(viewer)} AND ${slice(sql`p.id`, wanted)}`);
  }

  find(viewer: Viewer, id: Id): Promise<Practice | undefined> {
    return this.database.row(sql`${this.seenBy(viewer)} AND p.id = ${id}`);
  }

  private seenBy(viewer: Viewer): Sql {
    return sql`${practices} WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND ${isOwnPractice(viewer, sql`p.id`, this.clock.now())}`;
  }
}
