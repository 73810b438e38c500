import { Entity } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import {
  DayColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
  TextsColumn,
  WholeColumn,
} from '../../../platform/database/columns.js';
import type { Notice, Provider } from '../../domain/provider.js';

@Entity('provider')
export class ProviderEntity implements Provider {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @TextColumn() name: string;
  @TextColumn() dispatch: Provider['dispatch'];
  @TextColumn(nullable) baseUrl: string | null;
  /** Under the program's key: what signs the messages both ways. */
  @TextColumn(nullable) secretSealed: string | null;
  @TextColumn(nullable) phoneNumber: string | null;
  @TextColumn(nullable) clientNumber: string | null;
  @TextsColumn() modalities: Modality[];
  @TextsColumn() languages: string[];
  @TextsColumn() departments: string[];
  @TextsColumn() communes: string[];
  @JsonColumn() notice: Notice[];
  @WholeColumn() answerWithinMinutes: number;
  @WholeColumn() usageDueDays: number;
  @TextColumn() call: Provider['call'];
  @WholeColumn() priority: number;
  @JsonColumn(nullable) callListMapping: Record<string, unknown> | null;
  @DayColumn(nullable) suspendedOn: Day | null;
  @InstantColumn() createdAt: Date;
}
