import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Day } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Cents } from '../../../kernel/money.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { LateDecision } from '../../domain/late-usage.js';

/** A late session as whoever decides looks at it; `id` is the session's. */
export type LateRow = Readonly<{
  id: Id;
  agreementId: Id;
  agreementTitle: string;
  /** Whom the closed agreement carries over to, if anybody. */
  successorId: Id | null;
  sessionOn: Day;
  startedAt: Date;
  modality: Modality;
  language: string | null;
  professionalId: Id | null;
  professional: string | null;
  reference: string | null;
  amountCents: Cents;
  arrivedAt: Date;
  decision: LateDecision | null;
  chargedTo: Id | null;
  chargedUsageId: Id | null;
  reason: string | null;
  decidedAt: Date | null;
}>;

@Injectable()
export class LateUsagePages {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Oldest first, one more than the slice holds. */
  page(networkId: Id, isDecided: boolean, { limit, after }: Slice): Promise<LateRow[]> {
    const those = isDecided ? sql`l.decision IS NOT NULL` : sql`l.decision IS NULL`;
    return this.database.rows<LateRow>(sql`
      ${late} WHERE l.network_id = ${networkId} AND ${those} ${after ? sql`AND l.usage_id > ${after}` : empty}
       ORDER BY l.usage_id LIMIT ${limit + 1}`);
  }

  /** @throws NotFound where the network has no such late session */
  async mustKnow(networkId: Id, id: Id): Promise<void> {
    const found = await this.database.row(
      sql`SELECT FROM late_usage WHERE network_id = ${networkId} AND usage_id = ${id}`,
    );
    if (!found) throw new NotFound();
  }
}

const late: Sql = sql`
  SELECT l.usage_id AS id, l.agreement_id AS "agreementId", a.title AS "agreementTitle", a.successor_id AS "successorId",
         u.session_on AS "sessionOn", u.started_at AS "startedAt", u.modality, u.language,
         u.professional_id AS "professionalId", p.given_name || ' ' || p.family_name AS professional, u.reference,
         u.amount_cents AS "amountCents", l.arrived_at AS "arrivedAt", l.decision, l.charged_to AS "chargedTo",
         l.charged_usage_id AS "chargedUsageId", l.reason, l.decided_at AS "decidedAt"
    FROM late_usage l
    JOIN usage_record u ON u.network_id = l.network_id AND u.id = l.usage_id
    JOIN agreement a ON a.network_id = l.network_id AND a.id = l.agreement_id
    LEFT JOIN professional p ON p.network_id = u.network_id AND p.id = u.professional_id`;
