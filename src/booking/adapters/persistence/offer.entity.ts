import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { Offer, OfferState } from '../../domain/offer.js';

@Entity('offer')
export class OfferEntity implements Offer {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() bookingId: Id;
  @IdColumn() providerId: Id;
  @TextColumn() state: OfferState;
  @IdColumn(nullable) replacesId: Id | null;
  @InstantColumn() answerBy: Date;
  @InstantColumn() madeAt: Date;
  @InstantColumn(nullable) deliveredAt: Date | null;
  @InstantColumn(nullable) answeredAt: Date | null;
  @TextColumn(nullable) reason: string | null;
}
