import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { RelaunchNeedless, RelaunchTooSoon } from '../../domain/joining.refusals.js';
import type { EnrolmentState } from '../../domain/professional.js';
import { LastUses } from '../../use-cases/last-uses.js';
import { JoiningLinks } from './joining-links.js';

const DAY_MS = 24 * 3_600_000;
const RELAUNCHED_EVERY_DAYS = 14;

type Silent = Readonly<{ id: Id; status: EnrolmentState; relaunchedAt: Date | null }>;

/** Reminds those who could call and never did that the service is there: at most once a fortnight each. */
@Injectable()
export class Relaunches {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LastUses) private readonly lastUses: LastUses,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
  ) {}

  /** @throws NotFound; RelaunchNeedless for whoever has used the service or is out of the network; RelaunchTooSoon */
  async one(tx: Tx, networkId: Id, id: Id): Promise<{ id: Id; relaunchedAt: Date }> {
    const silent = await tx.row<Silent>(sql`
      SELECT id, status, relaunched_at AS "relaunchedAt" FROM professional
       WHERE network_id = ${networkId} AND id = ${id} FOR UPDATE`);
    if (!silent) throw new NotFound();
    const isMember = silent.status === 'invited' || silent.status === 'enrolled';
    if (!isMember || (await this.lastUses.of(networkId, [id])).has(id)) throw new RelaunchNeedless();
    if (silent.relaunchedAt !== null && silent.relaunchedAt > fortnightBefore(tx.at))
      throw new RelaunchTooSoon();
    await this.remind(tx, networkId, silent);
    return { id, relaunchedAt: tx.at };
  }

  /** All who never used the service and may be reminded today. @returns how many were */
  async all(tx: Tx, networkId: Id): Promise<{ relaunched: number }> {
    const members = await tx.rows<Silent>(sql`
      SELECT id, status, relaunched_at AS "relaunchedAt" FROM professional
       WHERE network_id = ${networkId} AND status IN ('invited', 'enrolled')
         AND (relaunched_at IS NULL OR relaunched_at <= ${fortnightBefore(tx.at)})
       ORDER BY id FOR UPDATE`);
    const users = await this.lastUses.of(
      networkId,
      members.map(({ id }) => id),
    );
    const silent = members.filter(({ id }) => !users.has(id));
    for (const one of silent) await this.remind(tx, networkId, one);
    return { relaunched: silent.length };
  }

  /** When somebody was last reminded. */
  async lastOf(networkId: Id, id: Id): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      sql`SELECT relaunched_at AS at FROM professional WHERE network_id = ${networkId} AND id = ${id}`,
    );
    return row?.at ?? null;
  }

  private async remind(tx: Tx, networkId: Id, { id, status }: Silent): Promise<void> {
    await tx.rows(
      sql`UPDATE professional SET relaunched_at = ${tx.at} WHERE network_id = ${networkId} AND id = ${id}`,
    );
    if (status === 'invited') await this.links.request(tx, networkId, id);
    else tx.publish({ type: 'professional.relaunched.v1', networkId, subjectId: id, facts: {} });
  }
}

const fortnightBefore = (at: Date): Date => new Date(at.getTime() - RELAUNCHED_EVERY_DAYS * DAY_MS);
