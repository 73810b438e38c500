import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Cents } from '../../../kernel/money.js';
import type { Outcome } from '../../../kernel/outcome.js';
import {
  CentsColumn,
  DayColumn,
  DecimalColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type { CorrectionReason, UsageLine, UsageRecord, UsageSource } from '../../domain/session.js';

@Entity('usage_record')
export class UsageRecordEntity implements UsageRecord {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() agreementId: Id;
  @IdColumn() providerId: Id;
  @IdColumn(nullable) professionalId: Id | null;
  @IdColumn(nullable) practiceId: Id | null;
  @IdColumn(nullable) bookingId: Id | null;
  @TextColumn(nullable) reference: string | null;
  @TextColumn(nullable) language: string | null;
  @TextColumn() modality: Modality;
  @TextColumn() outcome: Outcome;
  @InstantColumn() startedAt: Date;
  @DayColumn() sessionOn: Day;
  @WholeColumn() plannedSeconds: number;
  @WholeColumn() durationSeconds: number;
  @WholeColumn(nullable) waitSeconds: number | null;
  @DecimalColumn(nullable) distanceKm: number | null;
  @InstantColumn() requestedAt: Date;
  @InstantColumn(nullable) cancelledAt: Date | null;
  @IdColumn() tariffId: Id;
  @WholeColumn() billedMinutes: number;
  @CentsColumn() amountCents: Cents;
  @JsonColumn() lines: UsageLine[];
  @CentsColumn(nullable) providerAmountCents: Cents | null;
  @TextColumn() source: UsageSource;
  @IdColumn(nullable) importId: Id | null;
  /** Of the record that the list made, not of the session: a correction does not take it over. */
  @WholeColumn({ ...nullable, select: false }) importLine?: number | null;
  @IdColumn(nullable) correctionOf: Id | null;
  @TextColumn(nullable) correctionReason: CorrectionReason | null;
  @TextColumn(nullable) correctionComment: string | null;
  @InstantColumn() recordedAt: Date;
}
