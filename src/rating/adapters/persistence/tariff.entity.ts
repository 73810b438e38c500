import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { BasisPoints } from '../../../kernel/money.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  TextColumn,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type { Rule, Stacking, Tariff } from '../../domain/tariff.js';

/** A tariff with the provider that it prices; once stored it never changes. */
export type StoredTariff = Tariff & Readonly<{ id: Id; providerId: Id; networkId: Id }>;

@Entity('tariff')
export class TariffEntity implements StoredTariff {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() providerId: Id;
  @DayColumn() validFrom: Day;
  @TextColumn() stacking: Stacking;
  @WholeColumn() vatBasisPoints: BasisPoints;
  @JsonColumn() rules: readonly Rule[];
  @InstantColumn() createdAt: Date;
}
