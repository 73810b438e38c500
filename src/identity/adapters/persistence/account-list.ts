import { Inject, Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Role } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';

/** An account with whose it is, as people are named. */
export type ListedAccount = Readonly<{
  id: Id;
  email: string;
  role: Role;
  /** A person, a funder or a provider; null where the role says enough. */
  name: string | null;
  practice: string | null;
  createdAt: Date;
  disabledAt: Date | null;
}>;

export type AccountFilter = Readonly<{ role?: Role; q?: string }>;
type Named = Readonly<{ id: Id; name: string }>;

/** The accounts of a network, the latest first, page by page. */
@Injectable()
export class AccountList {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One more than the slice holds. @param filter.q a part of the address or of the name */
  page(networkId: Id, { role, q }: AccountFilter, { after, limit }: Slice): Promise<ListedAccount[]> {
    const name = sql`coalesce(m.given_name || ' ' || m.family_name, f.name, p.name, g.carrier)`;
    const where = [
      sql`a.network_id = ${networkId}`,
      ...(role ? [sql`a.role = ${role}`] : []),
      ...(q ? [sql`strpos(lower(a.email || ' ' || coalesce(${name}, '')), lower(${q})) > 0`] : []),
      ...(after ? [sql`a.id < ${after}`] : []),
    ];
    return this.database.rows<ListedAccount>(sql`
      SELECT a.id, a.email, a.role, ${name} AS name, c.name AS practice, a.created_at AS "createdAt",
             a.disabled_at AS "disabledAt"
        FROM account a
        LEFT JOIN practice c ON c.network_id = a.network_id AND c.id = a.practice_id
        LEFT JOIN professional m ON m.network_id = a.network_id AND m.id = a.professional_id
        LEFT JOIN funder f ON f.network_id = a.network_id AND f.id = a.funder_id
        LEFT JOIN provider p ON p.network_id = a.network_id AND p.id = a.provider_id
        LEFT JOIN agreement g ON g.network_id = a.network_id AND g.id = a.agreement_id
       WHERE ${join(where, ' AND ')} ORDER BY a.id DESC LIMIT ${limit + 1}`);
  }

  /** Who may be given an account to read for, by name. */
  async readers(
    networkId: Id,
  ): Promise<Readonly<{ funders: readonly Named[]; providers: readonly Named[] }>> {
    const [funders, providers] = await Promise.all([
      this.database.rows<Named>(
        sql`SELECT id, name FROM funder WHERE network_id = ${networkId} ORDER BY name, id`,
      ),
      this.database.rows<Named>(
        sql`SELECT id, name FROM provider WHERE network_id = ${networkId} ORDER BY name, id`,
      ),
    ]);
    return { funders, providers };
  }
}
