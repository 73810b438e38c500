import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { Tokens } from '../../use-cases/ports.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { Remembered } from './remembered.js';
import { hashOf, newSecret } from './secret-hash.js';
import { viewerColumns, viewerOf, type AccountRow } from './viewer-of.js';

/** What its owner sees of a token: never the token. */
export type ApiToken = Readonly<{ id: Id; label: string; createdAt: Date; revokedAt: Date | null }>;

@Injectable()
export class ApiTokens extends Tokens {
  private readonly remembered: Remembered<Viewer>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) clock: Clock,
  ) {
    super();
    this.remembered = new Remembered(clock);
  }

  /** @returns the token, which is shown once and kept only as a hash. */
  async issue(tx: Tx, accountId: Id, label = ''): Promise<string> {
    return (await this.make(tx, accountId, label)).token;
  }

  async make(tx: Tx, accountId: Id, label: string): Promise<ApiToken & { token: string }> {
    const token = `trm_${newSecret()}`;
    const made = { id: newId(), label, createdAt: tx.at, revokedAt: null };
    await tx.manager.insert(ApiTokenEntity, { ...made, accountId, hash: hashOf(token) });
    return { ...made, token };
  }

  /** The account's tokens that still open, oldest first. */
  page(accountId: Id, { after, limit }: Slice): Promise<ApiToken[]> {
    return this.database.rows<ApiToken>(sql`
      SELECT id, label, created_at AS "createdAt", revoked_at AS "revokedAt" FROM api_token
       WHERE account_id = ${accountId} AND revoked_at IS NULL AND (${after}::uuid IS NULL OR id > ${after})
       ORDER BY id LIMIT ${limit + 1}`);
  }

  /** @returns the token as it is now, or null when it is not the account's. */
  async revoke(tx: Tx, accountId: Id, id: Id): Promise<ApiToken | null> {
    const revoked = await tx.row<ApiToken>(sql`
      UPDATE api_token SET revoked_at = coalesce(revoked_at, ${tx.at})
       WHERE id = ${id} AND account_id = ${accountId}
      RETURNING id, label, created_at AS "createdAt", revoked_at AS "revokedAt"`);
    return revoked ?? null;
  }

  override forget(): void {
    this.remembered.forget();
  }

  viewerOf(token: string): Promise<Viewer | null> {
    const hash = hashOf(token);
    return this.remembered.get(hash, () => this.lookUp(hash));
  }

  private async lookUp(hash: Buffer): Promise<Viewer | null> {
    const account = await this.database.row<AccountRow>(
      sql`
        SELECT ${viewerColumns} FROM api_token t JOIN account a ON a.id = t.account_id
         WHERE t.hash = ${hash} AND t.revoked_at IS NULL AND a.disabled_at IS NULL`,
      'viewer-of-token',
    );
    return account ? viewerOf(account) : null;
  }
}
