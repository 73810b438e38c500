import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { Authenticator } from '../../../platform/http/index.js';
import { AccountEntity } from './account.entity.js';
import { ApiTokenEntity } from './api-token.entity.js';

/** How long a revoked token may still open the door: looking it up at each request would cost one round trip more. */
const REMEMBERED_MS = 3_000;
const REMEMBERED_AT_MOST = 10_000;

type Remembered = Readonly<{ viewer: Viewer | null; until: number }>;

@Injectable()
export class ApiTokens extends Authenticator {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** @returns the token, which is shown once and kept only as a hash. */
  async issue(tx: Tx, accountId: Id): Promise<string> {
    const token = `trm_${randomBytes(32).toString('base64url')}`;
    await tx.manager.insert(ApiTokenEntity, {
      id: newId(),
      accountId,
      hash: hashOf(token),
      createdAt: tx.at,
      revokedAt: null,
    });
    return token;
  }

  override async viewerOfToken(token: string): Promise<Viewer | null> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const now = this.clock.now().getTime();
    const known = this.remembered.get(key);
    if (known && known.until > now) return known.viewer;
    const viewer = await this.lookUp(hash);
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(key, { viewer, until: now + REMEMBERED_MS });
    return viewer;
  }

  private async lookUp(hash: Buffer): Promise<Viewer | null> {
    const account = await this.database.row<AccountEntity>(
      sql`
        SELECT a.id, a.email, a.role, a.network_id AS "networkId", a.professional_id AS "professionalId",
               a.practice_id AS "practiceId", a.funder_id AS "funderId", a.provider_id AS "providerId"
          FROM api_token t JOIN account a ON a.id = t.account_id
         WHERE t.hash = ${hash} AND t.revoked_at IS NULL AND a.disabled_at IS NULL`,
      'viewer-of-token',
    );
    return account ? viewerOf(account) : null;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The database's CHECK guarantees that each role carries its own scope; one that does not opens nothing. */
const viewerOf = ({ id, email, role, networkId, professionalId, practiceId, funderId, providerId }: AccountEntity): Viewer | null => {
  const who = { accountId: id, email };
  if (role === 'admin') return { ...who, role };
  if (!networkId) return null;
  switch (role) {
    case 'coordinator':
      return { ...who, role, networkId };
    case 'professional':
      return professionalId ? { ...who, role, networkId, professionalId } : null;
    case 'staff':
      return practiceId ? { ...who, role, networkId, practiceId } : null;
    case 'funder':
      return funderId ? { ...who, role, networkId, funderId } : null;
    case 'provider':
      return providerId ? { ...who, role, networkId, providerId } : null;
  }
};
