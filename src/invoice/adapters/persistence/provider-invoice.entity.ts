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
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { ProviderInvoice } from '../../domain/invoice.js';

@Entity('provider_invoice')
export class ProviderInvoiceEntity implements ProviderInvoice {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() providerId: Id;
  @TextColumn() number: string;
  @DayColumn() issuedOn: Day;
  @DayColumn({ name: 'from_on' }) from: Day;
  @DayColumn({ name: 'to_on' }) to: Day;
  @TextColumn(nullable) clientAccount: string | null;
  @CentsColumn() totalCents: Cents;
  @FlagColumn() hasLines: boolean;
  @TextColumn() pdfHash: string;
  @TextColumn(nullable) listHash: string | null;
  @IdColumn() receivedBy: Id;
  @InstantColumn() receivedAt: Date;
}
