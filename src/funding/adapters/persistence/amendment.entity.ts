import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import {
  CentsColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { Amendment } from '../../domain/amendment.js';

@Entity('amendment')
export class AmendmentEntity implements Amendment {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() agreementId: Id;
  @TextColumn() reference: string;
  @CentsColumn() grantDeltaCents: Cents;
  @DayColumn() endsOn: Day;
  @DayColumn() endedOnBefore: Day;
  @InstantColumn() madeAt: Date;
  @IdColumn({ nullable: true }) madeBy: Id | null;
}
