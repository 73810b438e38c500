import { Column, Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { Way } from '../../use-cases/ports.js';

/** A browser that is known: only the hash of its cookie is kept. */
@Entity('browser_session')
export class BrowserSessionEntity {
  @KeyColumn() id: Id;
  @IdColumn() accountId: Id;
  @Column('bytea') hash: Buffer;
  @TextColumn() way: Way;
  @TextColumn() device: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn() seenAt: Date;
  @InstantColumn(nullable) endedAt: Date | null;
}
