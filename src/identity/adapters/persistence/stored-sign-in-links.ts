import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { after, before, LINK_MS } from '../../domain/session-life.js';
import { SignInLinks, type UsedLink } from '../../use-cases/ports.js';
import { hashOf, newSecret } from './secret-hash.js';

@Injectable()
export class StoredSignInLinks extends SignInLinks {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  override async request(tx: Tx, accountId: Id | null, nextPath: string): Promise<Id> {
    const id = newId();
    await tx.rows(sql`
      INSERT INTO sign_in_link (id, account_id, next_path, requested_at)
      VALUES (${id}, ${accountId}, ${nextPath}, ${tx.at})`);
    return id;
  }

  /**
   * Draws the secret of a link, which then stands in the mail alone; one drawn before for the same request is dead.
   * @returns null when the request is too old, answered, or no longer anybody's
   */
  async draw(id: Id, at: Date): Promise<{ email: string; secret: string } | null> {
    const secret = newSecret();
    const drawn = await this.database.row<{ email: string }>(sql`
      UPDATE sign_in_link l SET hash = ${hashOf(secret)}, expires_at = ${after(at, LINK_MS)}
        FROM account a
       WHERE l.id = ${id} AND a.id = l.account_id AND a.disabled_at IS NULL
         AND l.used_at IS NULL AND l.requested_at > ${before(at, LINK_MS)}
      RETURNING a.email`);
    return drawn ? { email: drawn.email, secret } : null;
  }

  override async use(tx: Tx, secret: string): Promise<UsedLink | null> {
    // One UPDATE takes the row's lock: of two that come with the same link, the second sees it used.
    const used = await tx.row<UsedLink>(sql`
      UPDATE sign_in_link l SET used_at = ${tx.at}
        FROM account a
       WHERE l.hash = ${hashOf(secret)} AND l.used_at IS NULL AND l.expires_at > ${tx.at}
         AND a.id = l.account_id AND a.disabled_at IS NULL
      RETURNING l.account_id AS "accountId", a.role, l.next_path AS "nextPath"`);
    return used ?? null;
  }
}
