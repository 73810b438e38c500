import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';

/** The private addresses under which calendars read appointments: one an account, kept as a hash. */
@Injectable()
export class CalendarFeeds {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns the secret of the address, which is shown once; one made before is dead. */
  async make(tx: Tx, accountId: Id): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await tx.rows(sql`
      INSERT INTO calendar_feed (account_id, hash, made_at) VALUES (${accountId}, ${hashOf(secret)}, ${tx.at})
      ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at`);
    return secret;
  }

  async revoke(tx: Tx, accountId: Id): Promise<void> {
    await tx.rows(sql`DELETE FROM calendar_feed WHERE account_id = ${accountId}`);
  }

  /** @returns when the address was made; null when there is none. */
  async madeAt(accountId: Id): Promise<Date | null> {
    const feed = await this.database.row<{ madeAt: Date }>(
      sql`SELECT made_at AS "madeAt" FROM calendar_feed WHERE account_id = ${accountId}`,
    );
    return feed?.madeAt ?? null;
  }

  /** Whose address it is, as what they may see now; null when it is nobody's, or nobody's any more. */
  async viewerOf(secret: string): Promise<NetworkViewer | null> {
    const owner = await this.database.row<Owner>(
      sql`
        SELECT a.id AS "accountId", a.email, a.role, a.network_id AS "networkId",
               a.professional_id AS "professionalId", a.practice_id AS "practiceId"
          FROM calendar_feed f JOIN account a ON a.id = f.account_id
         WHERE f.hash = ${hashOf(secret)} AND a.disabled_at IS NULL`,
      'viewer-of-calendar',
    );
    if (!owner) return null;
    const { accountId, email, role, networkId, professionalId, practiceId } = owner;
    if (role === 'professional' && professionalId)
      return { accountId, email, role, networkId, professionalId };
    if (role === 'staff' && practiceId) return { accountId, email, role, networkId, practiceId };
    return null;
  }
}

type Owner = {
  accountId: Id;
  email: string;
  role: string;
  networkId: Id;
  professionalId: Id | null;
  practiceId: Id | null;
};

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
