import { Conflict, InvalidInput, RuleRefused, StateConflict, type Bilingual } from '../../kernel/errors.js';
import type { BookingState } from './booking.lifecycle.js';

export class BookingStateConflict extends StateConflict {
  constructor(
    status: BookingState,
    /** « annulée » */
    readonly standing: Bilingual,
  ) {
    super(
      {
        fr: `Cette demande est ${standing.fr} : l’action n’est plus possible. Rechargez-la pour voir où elle en est.`,
        en: `This booking is ${standing.en}: this is not possible any more. Reload it to see where it stands.`,
      },
      { bookingStatus: status },
    );
  }
}

/** The fee has changed since it was shown: nothing is done until whoever cancels has seen the new one. */
export class FeeChanged extends Conflict {
  constructor(feeCents: number) {
    super({
      type: 'fee-changed',
      title: { fr: 'Le coût de l’annulation a changé', en: 'The cancellation fee has changed' },
      detail: {
        fr: 'Rien n’est annulé. Le coût pour le réseau n’est plus celui qui était affiché : confirmez avec le nouveau.',
        en: 'Nothing is cancelled. The cost for the network is not the one that was shown: confirm with the new one.',
      },
      facts: { feeCents },
    });
  }
}

/** The day, the hour and the length are those it has: whoever was to come still comes. */
export class NothingMoves extends InvalidInput {
  constructor() {
    super([
      {
        pointer: '/startsAt',
        message: {
          fr: 'La demande est déjà à ce jour, à cette heure et pour cette durée. Rien n’a changé.',
          en: 'The request already has this day, this hour and this length. Nothing has changed.',
        },
      },
    ]);
  }
}

/** No provider covers this language, modality, place and notice. */
export class NoProvider extends RuleRefused {
  constructor(notice: Bilingual | null = null, facts?: Readonly<Record<string, unknown>>) {
    super({
      type: 'no-provider',
      title: { fr: 'Aucun prestataire', en: 'No provider' },
      detail: notice ?? {
        fr: 'Aucun prestataire du réseau ne couvre cette langue, cette modalité et ce lieu. La demande est notée ; essayez par téléphone, ou voyez avec la coordination.',
        en: 'No provider of the network covers this language, modality and place. The request is noted; try by phone, or ask your coordination.',
      },
      facts,
    });
  }
}

/** A voice on the telephone serves nobody who signs. */
export class SignsAreSeen extends RuleRefused {
  constructor() {
    const detail = {
      fr: 'Une langue des signes ne passe pas par le téléphone : demandez la visio, ou un interprète sur place.',
      en: 'A sign language can’t be had by telephone: ask for video, or for an interpreter on site.',
    };
    super({
      type: 'sign-language',
      title: { fr: 'Une langue des signes se voit', en: 'A sign language has to be seen' },
      detail,
      errors: [{ pointer: '/modality', message: detail }],
    });
  }
}

export class NotEnrolled extends RuleRefused {
  constructor() {
    super({
      type: 'not-enrolled',
      title: { fr: 'Adhésion non active', en: 'Not enrolled' },
      detail: {
        fr: 'Ce professionnel n’est pas adhérent du réseau à ce jour. La coordination peut activer son adhésion.',
        en: 'This professional is not enrolled in the network at present. The coordination can enrol them.',
      },
    });
  }
}

export class NoAccessCode extends RuleRefused {
  constructor() {
    super({
      type: 'no-access-code',
      title: { fr: 'Pas de code client', en: 'No access code' },
      detail: {
        fr: 'Aucun code client ne vous est attribué pour ce jour. La coordination de votre réseau peut vous en donner un.',
        en: 'No access code is yours on that day. Your network’s coordination can give you one.',
      },
    });
  }
}
