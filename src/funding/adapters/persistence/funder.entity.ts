import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import { InstantColumn, KeyColumn, NetworkKey, TextColumn } from '../../../platform/database/columns.js';

/** Financeur : whose money it is. */
@Entity('funder')
export class FunderEntity {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @TextColumn() name: string;
  @TextColumn() kind: string;
  @InstantColumn() createdAt: Date;
}
