import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';

/** What a deed was about, as people call it, and the page that shows it. */
export type AuditedSubject = Readonly<{ id: Id; name: string; path: string | null }>;

/** Names what the audit log knows by its id: of the reader's own network alone, a page's worth at once. */
@Injectable()
export class AuditedSubjects {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(networkId: Id, ids: readonly Id[]): Promise<ReadonlyMap<Id, AuditedSubject>> {
    if (ids.length === 0) return new Map();
    const ours = sql`o.network_id = ${networkId} AND o.id = ANY(${ids}::uuid[])`;
    const found = await this.database.rows<AuditedSubject>(sql`
      SELECT o.id, o.given_name || ' ' || o.family_name AS name, '/network/professionals/' || o.id AS path
        FROM professional o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.name, '/network/practices/' || o.id FROM practice o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.name, '/network/providers/' || o.id FROM provider o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.name, NULL FROM funder o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.email, NULL FROM account o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.title, '/budgets/' || o.id FROM agreement o WHERE ${ours}
      UNION ALL
      SELECT o.id, o.reference, '/calls/bookings/' || o.id FROM booking o WHERE ${ours}
      UNION ALL
      SELECT o.id, m.given_name || ' ' || m.family_name, '/network/applications/' || o.id
        FROM application o JOIN professional m ON m.network_id = o.network_id AND m.id = o.professional_id
       WHERE ${ours}
      UNION ALL
      SELECT o.id, p.name, '/network/providers/access-codes/' || o.id
        FROM access_code o JOIN provider p ON p.network_id = o.network_id AND p.id = o.provider_id WHERE ${ours}
      UNION ALL
      SELECT o.id, p.name, '/calls/imports/' || o.id
        FROM call_import o JOIN provider p ON p.network_id = o.network_id AND p.id = o.provider_id WHERE ${ours}
      UNION ALL
      SELECT o.id, p.name || ', ' || o.number, '/calls/invoices/' || o.id
        FROM provider_invoice o JOIN provider p ON p.network_id = o.network_id AND p.id = o.provider_id WHERE ${ours}
      UNION ALL
      SELECT o.id, coalesce(o.reference, p.name), '/calls/' || o.id
        FROM usage_record o JOIN provider p ON p.network_id = o.network_id AND p.id = o.provider_id WHERE ${ours}
      UNION ALL
      SELECT o.id, f.title || ' → ' || t.title, '/budgets/handovers/' || o.id
        FROM handover o
        JOIN agreement f ON f.network_id = o.network_id AND f.id = o.from_agreement_id
        JOIN agreement t ON t.network_id = o.network_id AND t.id = o.to_agreement_id
       WHERE ${ours}
      UNION ALL
      SELECT o.id, concat_ws(' ', a.title, o.year || '-' || o.sequence), NULL
        FROM statement o JOIN agreement a ON a.network_id = o.network_id AND a.id = o.agreement_id WHERE ${ours}
      UNION ALL
      SELECT o.id, b.reference, '/calls/bookings/' || b.id
        FROM offer o JOIN booking b ON b.network_id = o.network_id AND b.id = o.booking_id WHERE ${ours}`);
    return new Map(found.map((subject) => [subject.id, subject]));
  }
}
