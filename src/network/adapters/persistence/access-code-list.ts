import { Inject, Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import { slice } from './scope.js';
import { accessCodes } from './selections.js';

/** @property on the codes that open the line on that day; null: all that ever did or will */
export type CodeFilters = Readonly<{
  on: Day | null;
  agreementId: Id | null;
  professionalId: Id | null;
  practiceId: Id | null;
}>;

/** What a code may be attached to, as people call it. */
export type NamedAgreement = Readonly<{ id: Id; title: string; startsOn: Day; endsOn: Day }>;

/** The access codes of a provider as a coordinator looks for them. */
@Injectable()
export class AccessCodeList {
  constructor(@Inject(Database) private readonly database: Database) {}

  page(networkId: Id, providerId: Id, filters: CodeFilters, wanted: Slice): Promise<AccessCode[]> {
    const { on, agreementId, professionalId, practiceId } = filters;
    // Of the same text the attachment that began last counts, unless it was revoked by then (see `codeOn`).
    const isValid = sql`
      AND c.valid_from <= ${on} AND (c.revoked_on IS NULL OR c.revoked_on > ${on})
      AND NOT EXISTS (SELECT FROM access_code later
                       WHERE later.network_id = c.network_id AND later.provider_id = c.provider_id AND later.code = c.code
                         AND later.valid_from > c.valid_from AND later.valid_from <= ${on})`;
    return this.database.rows(sql`
      ${accessCodes}
       WHERE c.network_id = ${networkId} AND c.provider_id = ${providerId}
         ${on === null ? empty : isValid}
         ${agreementId === null ? empty : sql`AND c.agreement_id = ${agreementId}`}
         ${professionalId === null ? empty : sql`AND c.professional_id = ${professionalId}`}
         ${practiceId === null ? empty : sql`AND c.practice_id = ${practiceId}`}
         AND ${slice(sql`c.id`, wanted)}`);
  }

  find(networkId: Id, id: Id): Promise<AccessCode | undefined> {
    return this.database.row(sql`${accessCodes} WHERE c.network_id = ${networkId} AND c.id = ${id}`);
  }

  /** The network's agreements, the one that ends last coming first. */
  agreements(networkId: Id): Promise<NamedAgreement[]> {
    return this.database.rows(sql`
      SELECT id, title, starts_on AS "startsOn", ends_on AS "endsOn" FROM agreement
       WHERE network_id = ${networkId} ORDER BY ends_on DESC, title, id`);
  }

  /** Whom an e-mail address or an RPPS number names in the network. */
  async professionalBy(networkId: Id, named: string): Promise<Id | null> {
    const row = await this.database.row<{ id: Id }>(sql`
      SELECT id FROM professional
       WHERE network_id = ${networkId} AND (lower(email) = lower(${named}) OR rpps = ${named})`);
    return row?.id ?? null;
  }
}
