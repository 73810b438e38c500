import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  TextKey,
} from '../../../platform/database/columns.js';
import type { ProviderEventType } from '../../domain/provider-event.js';
import type { SetAsideReason, Settlement } from '../../domain/settlement.js';
import type { EventOutcome } from '../../use-cases/received-events.js';

@Entity('received_event')
export class ReceivedEventEntity {
  @NetworkKey() networkId: Id;
  @KeyColumn() providerId: Id;
  @TextKey() webhookId: string;
  @IdColumn() id: Id;
  @TextColumn() type: ProviderEventType;
  @IdColumn() bookingId: Id;
  @IdColumn(nullable) offerId: Id | null;
  @JsonColumn() facts: object;
  @InstantColumn() occurredAt: Date;
  @InstantColumn() receivedAt: Date;
  @TextColumn() outcome: EventOutcome;
  @TextColumn(nullable) reason: string | null;
  @TextColumn(nullable) settlement: Settlement | null;
  @TextColumn(nullable) settlementReason: SetAsideReason | null;
  @IdColumn(nullable) settledBy: Id | null;
  @InstantColumn(nullable) settledAt: Date | null;
}
