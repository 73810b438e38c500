import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Person, Slice } from '../../../platform/http/index.js';
import { before, IDLE_MS, LIFE_MS } from '../../domain/session-life.js';
import { Sessions, type Way } from '../../use-cases/ports.js';
import { BrowserSessionEntity } from './browser-session.entity.js';
import { Remembered } from './remembered.js';
import { hashOf, newSecret } from './secret-hash.js';
import { personColumns, personTables, viewerColumns, viewerOf, type AccountRow } from './viewer-of.js';

/** What its owner sees of a session. */
export type OpenSession = Readonly<{ id: Id; way: Way; device: string; createdAt: Date; seenAt: Date }>;
export type Known = Readonly<{ sessionId: Id; viewer: Viewer; person: Person }>;

/** Writing down each request would cost more than it says. */
const SEEN_EVERY_MS = 60_000;
const DEVICE_LENGTH = 200;

@Injectable()
export class BrowserSessions extends Sessions {
  private readonly remembered: Remembered<Known>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
    this.remembered = new Remembered(clock);
  }

  override async open(tx: Tx, accountId: Id, way: Way, device: string): Promise<{ id: Id; secret: string }> {
    const [id, secret] = [newId(), newSecret()];
    await tx.manager.insert(BrowserSessionEntity, {
      id,
      accountId,
      hash: hashOf(secret),
      way,
      device: device.slice(0, DEVICE_LENGTH),
      createdAt: tx.at,
      seenAt: tx.at,
      endedAt: null,
    });
    return { id, secret };
  }

  known(secret: string): Promise<Known | null> {
    const hash = hashOf(secret);
    return this.remembered.get(hash, () => this.lookUp(hash));
  }

  /** The account's sessions that are open, oldest first. */
  page(accountId: Id, { after, limit }: Slice): Promise<OpenSession[]> {
    return this.database.rows<OpenSession>(sql`
      SELECT s.id, s.way, s.device, s.created_at AS "createdAt", s.seen_at AS "seenAt" FROM browser_session s
       WHERE s.account_id = ${accountId} AND ${isOpenAt(this.clock.now())} AND (${after}::uuid IS NULL OR s.id > ${after})
       ORDER BY s.id LIMIT ${limit + 1}`);
  }

  /** @returns false when the account has no such session. */
  async end(tx: Tx, accountId: Id, id: Id): Promise<boolean> {
    const ended = await tx.rows(sql`
      UPDATE browser_session SET ended_at = coalesce(ended_at, ${tx.at})
       WHERE id = ${id} AND account_id = ${accountId} RETURNING id`);
    return ended.length > 0;
  }

  override async endOf(tx: Tx, secret: string): Promise<void> {
    await tx.rows(sql`
      UPDATE browser_session SET ended_at = ${tx.at} WHERE hash = ${hashOf(secret)} AND ended_at IS NULL`);
  }

  override async endAll(tx: Tx, accountId: Id): Promise<number> {
    const ended = await tx.rows(sql`
      UPDATE browser_session SET ended_at = ${tx.at}
       WHERE account_id = ${accountId} AND ended_at IS NULL RETURNING id`);
    return ended.length;
  }

  override forget(): void {
    this.remembered.forget();
  }

  private async lookUp(hash: Buffer): Promise<Known | null> {
    const now = this.clock.now();
    const row = await this.database.row<AccountRow & Person & { sessionId: Id; seenAt: Date }>(
      sql`
        SELECT ${viewerColumns}, ${personColumns}, s.id AS "sessionId", s.seen_at AS "seenAt"
          FROM browser_session s JOIN account a ON a.id = s.account_id ${personTables}
         WHERE s.hash = ${hash} AND ${isOpenAt(now)} AND a.disabled_at IS NULL`,
      'viewer-of-session',
    );
    const viewer = row && viewerOf(row);
    if (!viewer) return null;
    if (row.seenAt < before(now, SEEN_EVERY_MS)) {
      await this.database.rows(sql`
        UPDATE browser_session SET seen_at = greatest(seen_at, ${now}) WHERE id = ${row.sessionId}`);
    }
    return { sessionId: row.sessionId, viewer, person: { name: row.name, place: row.place } };
  }
}

const isOpenAt = (now: Date): Sql => sql`
  s.ended_at IS NULL AND s.seen_at > ${before(now, IDLE_MS)} AND s.created_at > ${before(now, LIFE_MS)}`;
