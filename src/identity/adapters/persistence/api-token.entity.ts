import { Column, Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';

/** An API token: only its hash is kept. */
@Entity('api_token')
export class ApiTokenEntity {
  @KeyColumn() id: Id;
  @IdColumn() accountId: Id;
  @TextColumn() label: string;
  @Column('bytea') hash: Buffer;
  @InstantColumn() createdAt: Date;
  @InstantColumn(nullable) revokedAt: Date | null;
}
