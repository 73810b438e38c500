import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
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
  @InstantColumn() createdAt: Date;
}
