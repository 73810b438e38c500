import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { PracticeIsClosed, PracticeStillUsed } from '../../domain/joining.refusals.js';
import { UnknownReference } from '../../domain/network.refusals.js';
import type { Practice } from '../../domain/practice.js';
import { PracticeEntity } from './practice.entity.js';
import { isOwnPractice, ofNetwork, slice } from './scope.js';
import { practices } from './selections.js';

/** All that describes a practice. */
export type PracticeDescription = Omit<Practice, 'networkId' | 'id' | 'closedOn'>;

@Injectable()
export class Practices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async add(tx: Tx, draft: Omit<Practice, 'id' | 'closedOn'>): Promise<Practice> {
    const practice = { ...draft, id: newId(), closedOn: null };
    await tx.manager.insert(PracticeEntity, { ...practice, createdAt: tx.at });
    return practice;
  }

  /** @throws NotFound */
  async correct(tx: Tx, networkId: Id, id: Id, description: PracticeDescription): Promise<Practice> {
    const practice = await this.byId(tx, networkId, id);
    await tx.manager.update(PracticeEntity, { networkId, id }, description);
    return { ...practice, ...description };
  }

  /**
   * Closes a practice from a day on.
   * @throws NotFound; PracticeIsClosed; PracticeStillUsed while somebody works there on that day or later
   */
  async close(tx: Tx, networkId: Id, id: Id, on: Day): Promise<Practice> {
    const practice = await this.byId(tx, networkId, id);
    if (practice.closedOn !== null) throw new PracticeIsClosed();
    const there = await tx.row<{ count: number }>(sql`
      SELECT count(DISTINCT professional_id)::integer AS count FROM professional_practice
       WHERE network_id = ${networkId} AND practice_id = ${id} AND (until_on IS NULL OR until_on >= ${on})`);
    if (there && there.count > 0) throw new PracticeStillUsed(there.count);
    await tx.manager.update(PracticeEntity, { networkId, id }, { closedOn: on });
    return { ...practice, closedOn: on };
  }

  /**
   * That somebody may work there, for the given time or from now on. Held so that it is not closed meanwhile.
   * @param pointer the field that names the practice
   * @throws UnknownReference, PracticeIsClosed
   */
  async checkOpen(
    tx: Tx,
    networkId: Id,
    id: Id,
    pointer: string,
    time?: Readonly<{ until: Day | null }>,
  ): Promise<void> {
    const practice = await tx.row<Pick<Practice, 'closedOn'>>(sql`
      SELECT closed_on AS "closedOn" FROM practice WHERE network_id = ${networkId} AND id = ${id} FOR SHARE`);
    if (!practice) throw new UnknownReference(pointer);
    if (practice.closedOn === null) return;
    const isOverByThen = time !== undefined && time.until !== null && time.until < practice.closedOn;
    if (!isOverByThen) throw new PracticeIsClosed();
  }

  private async byId(tx: Tx, networkId: Id, id: Id): Promise<Practice> {
    const practice = await tx.row<Practice>(
      sql`${practices} WHERE p.network_id = ${networkId} AND p.id = ${id} FOR UPDATE`,
    );
    if (!practice) throw new NotFound();
    return practice;
  }

  page(viewer: Viewer, wanted: Slice): Promise<Practice[]> {
    return this.database.rows(sql`${this.seenBy(viewer)} AND ${slice(sql`p.id`, wanted)}`);
  }

  find(viewer: Viewer, id: Id): Promise<Practice | undefined> {
    return this.database.row(sql`${this.seenBy(viewer)} AND p.id = ${id}`);
  }

  /** Those of a network where somebody may start to work, by name. */
  open(networkId: Id): Promise<Practice[]> {
    return this.database.rows(sql`
      ${practices} WHERE p.network_id = ${networkId} AND p.closed_on IS NULL ORDER BY lower(p.name), p.id`);
  }

  private seenBy(viewer: Viewer): Sql {
    return sql`${practices} WHERE ${ofNetwork(viewer, sql`p.network_id`)} AND ${isOwnPractice(viewer, sql`p.id`, this.clock.now())}`;
  }
}
