import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

/** A code under which calls are paid by an agreement; `holder` is null where the whole network gives it. */
export type AttachedCode = Readonly<{
  id: Id;
  code: string;
  holder: string | null;
  provider: string;
  validFrom: Day;
  revokedOn: Day | null;
}>;

@Injectable()
export class AttachedCodes {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Those given last, as many as asked for, and how many there are in all. */
  async to(
    networkId: Id,
    agreementId: Id,
    limit: number,
  ): Promise<Readonly<{ codes: readonly AttachedCode[]; count: number }>> {
    const rows = await this.database.rows<AttachedCode & { count: number }>(sql`
      SELECT code.id, code.code, coalesce(who.given_name || ' ' || who.family_name, practice.name) AS holder,
             provider.name AS provider, code.valid_from AS "validFrom", code.revoked_on AS "revokedOn",
             (count(*) OVER ())::integer AS count
        FROM access_code code
        JOIN provider ON provider.network_id = code.network_id AND provider.id = code.provider_id
        LEFT JOIN professional who ON who.network_id = code.network_id AND who.id = code.professional_id
        LEFT JOIN practice ON practice.network_id = code.network_id AND practice.id = code.practice_id
       WHERE code.network_id = ${networkId} AND code.agreement_id = ${agreementId}
       ORDER BY code.valid_from DESC, code.code LIMIT ${limit}`);
    return { codes: rows, count: rows[0]?.count ?? 0 };
  }

  /** Of those codes, given under an agreement and not revoked, the professionals who give them. */
  async holders(
    networkId: Id,
    agreementId: string,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, Id>> {
    if (codes.length === 0) return new Map();
    const rows = await this.database.rows<{ code: string; professionalId: Id }>(sql`
      SELECT code, professional_id AS "professionalId" FROM access_code
       WHERE network_id = ${networkId} AND agreement_id::text = ${agreementId} AND code = ANY (${[...codes]}::text[])
         AND professional_id IS NOT NULL AND revoked_on IS NULL`);
    return new Map(rows.map(({ code, professionalId }) => [code, professionalId]));
  }
}
