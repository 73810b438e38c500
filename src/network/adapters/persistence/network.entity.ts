import { Entity } from 'typeorm';
import type { TimeZone } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  CentsColumn,
  FlagColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../../platform/database/columns.js';

/** Réseau, dispositif : one territory's scheme. */
@Entity('network')
export class NetworkEntity {
  @KeyColumn() id: Id;
  @TextColumn() name: string;
  @TextColumn() timeZone: TimeZone;
  @FlagColumn() showsPrices: boolean;
  /** Raised by the database at each change of reference data. */
  @CentsColumn({ insert: false, update: false, default: 1 }) revision: number;
  @InstantColumn() createdAt: Date;
}
