import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Booking, Offer, OfferState } from '../../../booking/index.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { sessionAt } from './offers-to-send.js';

/**
 * An offer as its provider reads it: what is asked, when and in which commune, never who asks nor for whom, and no price.
 * Where exactly, only of what it has accepted to come to.
 */
export type ProviderOffer = Readonly<
  Pick<Offer, 'id' | 'bookingId' | 'state' | 'replacesId' | 'answerBy' | 'answeredAt' | 'reason'> &
    Pick<Booking, 'reference' | 'modality' | 'language' | 'expectedMinutes' | 'interpreterGender'> & {
      /** When the session was to begin as it was offered. */
      startsAt: Date;
      commune: string;
      place: Place | null;
      /** Whether the professional rings, and has nothing to dial but what the provider says. */
      needsContact: boolean;
      /** What became of it, once it is accepted. */
      accepted: Accepted | null;
    }
>;

export type Place = Readonly<{ name: string; address: string; postcode: string; contactPhone: string }>;

export type Accepted = Readonly<
  Pick<Booking, 'status' | 'noShowBy' | 'providerReference' | 'interpreterRef' | 'contact'>
>;

export type OfferFilter = Readonly<{ state?: OfferState; modality?: Modality; language?: string }>;

/** Reading the offers of the viewer's own provider, and no other's. */
@Injectable()
export class ProviderOffers {
  constructor(@Inject(Database) private readonly database: Database) {}

  async one(viewer: ViewerOf<'provider'>, id: Id): Promise<ProviderOffer | undefined> {
    return (await this.those(sql`${ownedBy(viewer)} AND o.id = ${id}`, sql`o.id`, 1))[0];
  }

  /** What waits for an answer at that instant, the most pressing first. */
  waiting(viewer: ViewerOf<'provider'>, at: Date, limit: number): Promise<ProviderOffer[]> {
    return this.those(
      sql`${ownedBy(viewer)} AND o.state = 'open' AND o.answer_by >= ${at}`,
      sql`o.answer_by, o.id`,
      limit,
    );
  }

  /** What is accepted and to be held, or told of, the first first. */
  toHold(viewer: ViewerOf<'provider'>, limit: number): Promise<ProviderOffer[]> {
    return this.those(
      sql`b.network_id = ${viewer.networkId} AND b.provider_id = ${viewer.providerId}
        AND b.status IN ('confirmed', 'in_session', 'awaiting_usage')
        AND ${ownedBy(viewer)} AND o.state = 'accepted'`,
      sql`b.starts_at, o.id`,
      limit,
    );
  }

  /** The newest first; one more than asked for, to know whether there is a next page. */
  page(
    viewer: ViewerOf<'provider'>,
    { state, modality, language }: OfferFilter,
    { limit, after }: Slice,
  ): Promise<ProviderOffer[]> {
    const conditions = [
      ownedBy(viewer),
      ...(state ? [sql`o.state = ${state}`] : []),
      ...(modality ? [sql`b.modality = ${modality}`] : []),
      ...(language ? [sql`b.language = ${language}`] : []),
      ...(after ? [sql`o.id < ${after}`] : []),
    ];
    return this.those(join(conditions, ' AND '), sql`o.id DESC`, limit + 1);
  }

  private those(conditions: Sql, order: Sql, limit: number): Promise<ProviderOffer[]> {
    return this.database.rows<ProviderOffer>(sql`
      SELECT o.id, o.booking_id AS "bookingId", o.state, o.replaces_id AS "replacesId", o.answer_by AS "answerBy",
             o.answered_at AS "answeredAt", o.reason, b.reference, b.modality, b.language,
             b.expected_minutes AS "expectedMinutes", b.interpreter_gender AS "interpreterGender",
             ${sessionAt} AS "startsAt", p.commune,
             CASE WHEN o.state = 'accepted' AND b.modality = 'on_site' THEN
               jsonb_build_object('name', p.name, 'address', p.address, 'postcode', p.postcode,
                                  'contactPhone', p.contact_phone) END AS place,
             b.modality <> 'on_site' AND b.call = 'professional_dials' AND b.access IS NULL AS "needsContact",
             CASE WHEN o.state = 'accepted' THEN
               jsonb_build_object('status', b.status, 'noShowBy', b.no_show_by, 'providerReference', b.provider_reference,
                                  'interpreterRef', b.interpreter_ref, 'contact', b.contact) END AS accepted
        FROM offer o
        JOIN booking b ON (b.network_id, b.id) = (o.network_id, o.booking_id)
        JOIN practice p ON (p.network_id, p.id) = (b.network_id, b.practice_id)
       WHERE ${conditions} ORDER BY ${order} LIMIT ${limit}`);
  }
}

const ownedBy = ({ networkId, providerId }: ViewerOf<'provider'>): Sql =>
  sql`o.network_id = ${networkId} AND o.provider_id = ${providerId}`;
