import type { Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import { DayField, Pattern, Uuid } from '../../../platform/http/fields.js';

export class AttachmentBody {
  @Uuid({
    optional: true,
    description: 'Who gives the code; without a professional or practice, the whole network',
  })
  professionalId?: Id | null;

  @Uuid({ optional: true, description: 'Either a professional or a practice' })
  practiceId?: Id | null;

  @Uuid({ description: 'What pays for calls under it from that day' })
  agreementId: Id;

  @Pattern(
    /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/*#-]{0,62}[\p{L}\p{N}*#])?$/u,
    'Un code est un texte de 64 caractères au plus, sans espace au bord : "00421".',
    'A code is a text of at most 64 characters, without a space at either end: "00421".',
    { example: '00421' },
  )
  code: string;

  @DayField()
  validFrom: Day;
}

export class RevocationBody {
  @DayField({ description: 'The first day on which the code opens nothing any more' })
  on: Day;
}
