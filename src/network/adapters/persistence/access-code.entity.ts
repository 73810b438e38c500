import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { AccessCode } from '../../domain/access-code.js';

@Entity('access_code')
export class AccessCodeEntity implements AccessCode {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() providerId: Id;
  @IdColumn(nullable) professionalId: Id | null;
  @IdColumn(nullable) practiceId: Id | null;
  @IdColumn() agreementId: Id;
  @TextColumn() code: string;
  @DayColumn() validFrom: Day;
  @DayColumn(nullable) revokedOn: Day | null;
  @InstantColumn() createdAt: Date;
}
