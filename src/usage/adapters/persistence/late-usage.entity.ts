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
import type { LateDecision, LateUsage } from '../../domain/late-usage.js';

@Entity('late_usage')
export class LateUsageEntity implements LateUsage {
  @NetworkKey() networkId: Id;
  @KeyColumn() usageId: Id;
  @IdColumn() agreementId: Id;
  @InstantColumn() arrivedAt: Date;
  @TextColumn(nullable) decision: LateDecision | null;
  @IdColumn(nullable) chargedTo: Id | null;
  @IdColumn(nullable) chargedUsageId: Id | null;
  @TextColumn(nullable) reason: string | null;
  @IdColumn(nullable) decidedBy: Id | null;
  @InstantColumn(nullable) decidedAt: Date | null;
}
