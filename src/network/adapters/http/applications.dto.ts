import type { Id } from '../../../kernel/ids.js';
import { Nested, OneOf, Text, Uuid } from '../../../platform/http/fields.js';
import { refusalReasons, type NewPlace, type RefusalReason } from '../../domain/application.js';
import { practiceKinds, type PracticeKind } from '../../domain/practice.js';
import { professions, type Profession } from '../../domain/professional.js';
import { FrenchPhone, InseeCode, Postcode, Rpps } from './identifier-fields.js';

export class NewPlaceBody implements NewPlace {
  @Text({ max: 160, example: 'Cabinet des Sapins' })
  name: string;

  @OneOf(practiceKinds)
  kind: PracticeKind;

  @Text({ max: 240, example: '1 place de la Mairie' })
  address: string;

  @Postcode()
  postcode: string;

  @Text({ max: 120, example: 'Rouen' })
  commune: string;

  @FrenchPhone({ description: 'The number on which an interpreter reaches the practice' })
  contactPhone: string;
}

/** What an invited professional fills in; the charter and the proof come with it. */
export class ApplicationBody {
  @Text({ max: 120, example: 'Médecin 1' })
  givenName: string;

  @Text({ max: 120, example: 'MSP' })
  familyName: string;

  @OneOf(professions)
  profession: Profession;

  @Rpps({ optional: true })
  rpps?: string | null;

  @Uuid({ optional: true, description: 'A practice of the network' })
  practiceId?: Id | null;

  @Nested(() => NewPlaceBody, {
    optional: true,
    description: 'A practice that the network does not have yet',
  })
  practice?: NewPlaceBody | null;
}

export class AcceptanceBody {
  @Uuid({ optional: true, description: 'Where they work, if not as they said' })
  practiceId?: Id | null;

  @InseeCode({ optional: true, description: 'Of a new practice: its commune' })
  inseeCode?: string | null;
}

export class RefusalBody {
  @OneOf(refusalReasons)
  reason: RefusalReason;
}
