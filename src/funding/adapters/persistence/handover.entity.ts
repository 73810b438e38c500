import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import {
  CentsColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { Decision, Handover, NewCode, Passage } from '../../domain/handover.js';
import type { HandoverState } from '../../domain/handover.lifecycle.js';

@Entity('handover')
export class HandoverEntity implements Handover {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() fromAgreementId: Id;
  @IdColumn() toAgreementId: Id;
  @DayColumn() effectiveOn: Day;
  @FlagColumn() transferRemainder: boolean;
  @CentsColumn() keptCents: Cents;
  @JsonColumn() accessCodes: NewCode[];
  @TextColumn() status: HandoverState;
  @JsonColumn() decisions: Record<Id, Decision>;
  @JsonColumn(nullable) preview: Passage | null;
  @InstantColumn(nullable) rehearsedAt: Date | null;
  @JsonColumn(nullable) result: Passage | null;
  @TextColumn(nullable) hash: string | null;
  @IdColumn() draftedBy: Id;
  @InstantColumn() draftedAt: Date;
  @IdColumn(nullable) confirmedBy: Id | null;
  @InstantColumn(nullable) confirmedAt: Date | null;
  @FlagColumn() atOnce: boolean;
  @InstantColumn(nullable) heldBackAt: Date | null;
  @IdColumn(nullable) executedBy: Id | null;
  @InstantColumn(nullable) executedAt: Date | null;
}
