import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { DayField, Email, Nested, OneOf, Text, Uuid } from '../../../platform/http/fields.js';
import { professions, type Profession } from '../../domain/professional.js';
import { NotEmpty, Rpps } from './identifier-fields.js';

export class AffiliationBody {
  @Uuid()
  practiceId: Id;

  @DayField({ description: 'The first day there' })
  from: Day;

  @DayField({ optional: true, description: 'The last day there, included' })
  until?: Day | null;
}

export class InvitationBody {
  @Text({ max: 120, example: 'Médecin 1' })
  givenName: string;

  @Text({ max: 120, example: 'MSP' })
  familyName: string;

  @OneOf(professions)
  profession: Profession;

  @Email({ example: 'gp@rouen.example', description: 'What they sign in with' })
  email: string;

  @Rpps({ optional: true })
  rpps?: string | null;

  @Nested(() => AffiliationBody, { many: true })
  @NotEmpty()
  practices: AffiliationBody[];
}
