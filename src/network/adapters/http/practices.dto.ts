import type { Day } from '../../../kernel/civil-time.js';
import { DayField, OneOf, Text } from '../../../platform/http/fields.js';
import { practiceKinds, type PracticeKind } from '../../domain/practice.js';
import { Finess, FrenchPhone, InseeCode, Postcode } from './identifier-fields.js';

export class NewPracticeBody {
  @Text({ max: 160, example: 'MSP de la Grand-Mare' })
  name: string;

  @OneOf(practiceKinds)
  kind: PracticeKind;

  @Text({ max: 120, example: 'Rouen' })
  commune: string;

  @InseeCode()
  inseeCode: string;

  @Postcode()
  postcode: string;

  @Text({ max: 240, example: '1 place de la Mairie' })
  address: string;

  @FrenchPhone({ description: 'The number on which an interpreter reaches the practice' })
  contactPhone: string;

  @Finess({ optional: true })
  finess?: string | null;
}

export class ClosingBody {
  @DayField({ description: 'The first day on which nobody works there any more' })
  on: Day;
}
