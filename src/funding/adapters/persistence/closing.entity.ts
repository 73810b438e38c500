import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
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
} from '../../../platform/database/columns.js';
import type { Unspent } from '../../domain/agreement.js';
import type { Closing, ClosingFigures } from '../../domain/closing.js';

@Entity('closing')
export class ClosingEntity implements Closing {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() agreementId: Id;
  @TextColumn() kind: 'closed' | 'reopened';
  @DayColumn() closesOn: Day;
  @DayColumn() graceUntil: Day;
  @IdColumn(nullable) successorId: Id | null;
  @TextColumn() fate: Unspent;
  @CentsColumn() movedCents: Cents;
  @CentsColumn() releasedCents: Cents;
  @JsonColumn() before: ClosingFigures;
  @JsonColumn() after: ClosingFigures;
  @TextColumn(nullable) reason: string | null;
  @IdColumn(nullable) doneBy: Id | null;
  @InstantColumn() doneAt: Date;
}
