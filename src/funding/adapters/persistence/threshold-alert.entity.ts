import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import {
  IdColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type { Alert } from '../../domain/threshold.js';

/** Open until it is cleared; the database lets one of each threshold be open. */
@Entity('threshold_alert')
export class ThresholdAlertEntity implements Alert {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @IdColumn() agreementId: Id;
  @WholeColumn() threshold: number;
  @InstantColumn() raisedAt: Date;
  @InstantColumn(nullable) clearedAt: Date | null;
}
