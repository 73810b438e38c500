import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  TextsColumn,
  WholeColumn,
  WholesColumn,
} from '../../../platform/database/columns.js';
import type { Agreement, Category, OnExhaustion, Unspent } from '../../domain/agreement.js';

@Entity('agreement')
export class AgreementEntity implements Agreement {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() funderId: Id;
  @TextColumn() carrier: string;
  @TextColumn() title: string;
  @TextColumn() reference: string;
  @DayColumn() startsOn: Day;
  @DayColumn() endsOn: Day;
  @WholeColumn() priority: number;
  @TextsColumn() eligibleModalities: Modality[];
  @TextsColumn() eligibleProfessions: string[];
  @TextsColumn() eligibleCommunes: string[];
  @TextsColumn() eligibleCategories: Category[];
  @TextColumn() onExhaustion: OnExhaustion;
  @TextColumn() unspent: Unspent;
  @WholesColumn() alertThresholds: number[];
  @DayColumn(nullable) closesOn: Day | null;
  @DayColumn(nullable) graceUntil: Day | null;
  @IdColumn(nullable) successorId: Id | null;
  @InstantColumn(nullable) closedAt: Date | null;
  @InstantColumn() createdAt: Date;
}
