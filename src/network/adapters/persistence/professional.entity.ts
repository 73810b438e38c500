import { Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import {
  DayColumn,
  InstantColumn,
  KeyColumn,
  NetworkKey,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';
import type { EnrolmentState, Profession, Professional } from '../../domain/professional.js';

@Entity('professional')
export class ProfessionalEntity implements Omit<Professional, 'practices'> {
  @NetworkKey() networkId: Id;
  @KeyColumn() id: Id;
  @TextColumn() givenName: string;
  @TextColumn() familyName: string;
  @TextColumn() profession: Profession;
  @TextColumn() email: string;
  @TextColumn(nullable) rpps: string | null;
  @TextColumn() status: EnrolmentState;
  @DayColumn(nullable) enrolledOn: Day | null;
  /** When they were last reminded that the service is there. */
  @InstantColumn({ ...nullable, select: false }) relaunchedAt?: Date | null;
  @InstantColumn() createdAt: Date;
}

/** One of the places where a professional works, and when. */
@Entity('professional_practice')
export class AffiliationEntity {
  @NetworkKey() networkId: Id;
  @KeyColumn() professionalId: Id;
  @KeyColumn() practiceId: Id;
  @PrimaryColumn('date') fromOn: Day;
  @DayColumn(nullable) untilOn: Day | null;
}
