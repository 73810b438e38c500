import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  DayColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { Practice, PracticeKind } from '../../domain/practice.js';

@Entity('practice')
export class PracticeEntity implements Practice {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @TextColumn() name: string;
  @TextColumn() kind: PracticeKind;
  @TextColumn() commune: string;
  @TextColumn() inseeCode: string;
  @TextColumn() postcode: string;
  @TextColumn() address: string;
  @TextColumn() contactPhone: string;
  @TextColumn(nullable) finess: string | null;
  @DayColumn(nullable) closedOn: Day | null;
  @InstantColumn() createdAt: Date;
}
