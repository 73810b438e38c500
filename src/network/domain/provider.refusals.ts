import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import { InvalidInput, RuleRefused, StateConflict } from '../../kernel/errors.js';

export class SuspendedAlready extends StateConflict {
  constructor(suspendedOn: Day) {
    super(
      {
        fr: `Ce prestataire est déjà suspendu à partir du ${dayInWords(suspendedOn).fr}. Rétablissez-le d’abord pour changer de jour.`,
        en: `This provider is suspended from ${dayInWords(suspendedOn).en} already. Resume it first to choose another day.`,
      },
      { suspendedOn },
    );
  }
}

export class NotSuspended extends StateConflict {
  constructor() {
    super({ fr: 'Ce prestataire n’est pas suspendu.', en: 'This provider is not suspended.' });
  }
}

/** What was asked of it until today was asked in earnest. */
export class SuspendedInThePast extends InvalidInput {
  constructor(today: Day) {
    super([
      {
        pointer: '/on',
        message: {
          fr: `Une suspension commence au plus tôt aujourd’hui, le ${dayInWords(today).fr}.`,
          en: `A suspension begins today, ${dayInWords(today).en}, at the earliest.`,
        },
      },
    ]);
  }
}

/** A secret signs messages, and this provider exchanges none. */
export class NoProviderApi extends RuleRefused {
  constructor() {
    super({
      type: 'no-provider-api',
      title: { fr: 'Pas d’échange de messages', en: 'No messages exchanged' },
      detail: {
        fr: 'Ce prestataire n’a pas d’API : aucun message n’est signé, il n’y a pas de secret à changer.',
        en: 'This provider has no API: no message is signed, and there is no secret to change.',
      },
    });
  }
}
