import { Entity } from 'typeorm';
import type { Bilingual } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import {
  CentsColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type { CallImport, ImportStatus } from '../../domain/call-import.js';
import type { CallListMapping } from '../../domain/call-list/mapping.js';

@Entity('call_import')
export class CallImportEntity implements CallImport {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() providerId: Id;
  @TextColumn() status: ImportStatus;
  @TextColumn(nullable) fileName: string | null;
  @TextColumn() fingerprint: string;
  @JsonColumn() mapping: CallListMapping;
  @WholeColumn() run: number;
  @WholeColumn() failures: number;
  @WholeColumn() lines: number;
  @WholeColumn() created: number;
  @WholeColumn() alreadyKnown: number;
  @WholeColumn() unmatched: number;
  @WholeColumn() changed: number;
  @WholeColumn() disputed: number;
  @CentsColumn() totalCents: Cents;
  @InstantColumn(nullable) firstCallAt: Date | null;
  @InstantColumn(nullable) lastCallAt: Date | null;
  @JsonColumn(nullable) problem: Bilingual | null;
  /** Of the request that sent it, not of the import: see ImportPages. */
  @JsonColumn({ ...nullable, select: false }) firstAnswer?: object | null;
  @IdColumn() requestedBy: Id;
  @InstantColumn() requestedAt: Date;
  @InstantColumn(nullable) finishedAt: Date | null;
}
