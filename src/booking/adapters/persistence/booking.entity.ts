import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Cents } from '../../../kernel/money.js';
import {
  CentsColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type {
  Access,
  Booking,
  CancelledBy,
  Contact,
  EstimateLine,
  InterpreterGender,
  UnmetReason,
} from '../../domain/booking.js';
import type { BookingState } from '../../domain/booking.lifecycle.js';

@Entity('booking')
export class BookingEntity implements Booking {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @TextColumn() reference: string;
  @TextColumn() status: BookingState;
  @TextColumn() modality: Modality;
  @TextColumn() language: string;
  @InstantColumn() startsAt: Date;
  @WholeColumn() expectedMinutes: number;
  @IdColumn() practiceId: Id;
  @IdColumn() professionalId: Id;
  @IdColumn() requestedBy: Id;
  @InstantColumn() requestedAt: Date;
  @TextColumn() interpreterGender: InterpreterGender;
  @IdColumn(nullable) sameInterpreterAs: Id | null;
  @TextColumn(nullable) category: string | null;
  @IdColumn(nullable) seriesId: Id | null;
  @IdColumn(nullable) providerId: Id | null;
  @IdColumn(nullable) agreementId: Id | null;
  @IdColumn(nullable) tariffId: Id | null;
  @CentsColumn(nullable) estimateCents: Cents | null;
  @JsonColumn(nullable) estimateLines: EstimateLine[] | null;
  @JsonColumn(nullable) access: Access | null;
  @JsonColumn(nullable) contact: Contact | null;
  @TextColumn(nullable) call: 'professional_dials' | 'provider_calls' | null;
  @DayColumn(nullable) usageDueOn: Day | null;
  @InstantColumn(nullable) dueAt: Date | null;
  @TextColumn(nullable) providerReference: string | null;
  @TextColumn(nullable) interpreterRef: string | null;
  @InstantColumn(nullable) confirmedAt: Date | null;
  @InstantColumn(nullable) startedAt: Date | null;
  @TextColumn(nullable) cancelledBy: CancelledBy | null;
  @InstantColumn(nullable) cancelledAt: Date | null;
  @TextColumn(nullable) cancelReason: string | null;
  @TextColumn(nullable) noShowBy: 'patient' | 'interpreter' | null;
  @TextColumn(nullable) unmetReason: UnmetReason | null;
  @TextColumn(nullable) unmetKey: string | null;
}
