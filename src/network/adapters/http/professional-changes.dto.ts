import { Email, OneOf, Text } from '../../../platform/http/fields.js';
import { professions, type Profession } from '../../domain/professional.js';
import { Rpps } from './identifier-fields.js';

export class ProfessionalCorrectionBody {
  @Text({ max: 120, optional: true, example: 'Médecin 1' })
  givenName?: string;

  @Text({ max: 120, optional: true, example: 'MSP' })
  familyName?: string;

  @OneOf(professions, { optional: true })
  profession?: Profession;

  @Email({ optional: true, example: 'gp@rouen.example', description: 'What they sign in with from now on' })
  email?: string;

  @Rpps({ optional: true, description: 'null: none' })
  rpps?: string | null;
}
