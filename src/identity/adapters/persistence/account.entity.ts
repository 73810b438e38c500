import { Entity } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { Role } from '../../../kernel/viewer.js';
import type { Day } from '../../../kernel/civil-time.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  KeyColumn,
  nullable,
  TextColumn,
} from '../../../platform/database/columns.js';

/** Someone who may sign in, and the one thing (a network, a practice, a funder…) that bounds what they see. */
@Entity('account')
export class AccountEntity {
  @KeyColumn() id: Id;
  @IdColumn(nullable) networkId: Id | null;
  @TextColumn() email: string;
  @TextColumn() role: Role;
  @IdColumn(nullable) professionalId: Id | null;
  @IdColumn(nullable) practiceId: Id | null;
  @IdColumn(nullable) funderId: Id | null;
  @IdColumn(nullable) providerId: Id | null;
  @IdColumn(nullable) agreementId: Id | null;
  @DayColumn(nullable) openUntil: Day | null;
  @InstantColumn() createdAt: Date;
  @InstantColumn(nullable) disabledAt: Date | null;
}
