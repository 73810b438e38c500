import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import type { OfferState } from '../../domain/offer.js';

/** An offer as its provider may see it: when, what and in which language, and nobody's name. */
export type OfferToProvider = Readonly<{
  id: Id;
  bookingId: Id;
  reference: string;
  state: OfferState;
  modality: Modality;
  language: string;
  startsAt: Date;
  expectedMinutes: number;
  answerBy: Date;
  answeredAt: Date | null;
  reason: string | null;
}>;

@Injectable()
export class OfferQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The viewer's own offers, newest first; one more than asked for. Whoever is no provider has none. */
  async page(viewer: Viewer, { limit, after }: Slice): Promise<OfferToProvider[]> {
    if (viewer.role !== 'provider') return [];
    return this.database.rows<OfferToProvider>(sql`
      SELECT o.id, o.booking_id AS "bookingId", b.reference, o.state, b.modality, b.language, b.starts_at AS "startsAt",
             b.expected_minutes AS "expectedMinutes", o.answer_by AS "answerBy", o.answered_at AS "answeredAt", o.reason
        FROM offer o JOIN booking b ON (b.network_id, b.id) = (o.network_id, o.booking_id)
       WHERE o.network_id = ${viewer.networkId} AND o.provider_id = ${viewer.providerId}
         AND (${after}::uuid IS NULL OR o.id < ${after})
       ORDER BY o.id DESC LIMIT ${limit + 1}`);
  }
}
