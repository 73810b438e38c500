import { InvalidInput, RuleRefused, StateConflict } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';

/** The number is known, with another content: a provider's number names one invoice. */
export const invoiceKnown = (id: Id): StateConflict =>
  new StateConflict(
    {
      fr: 'Une facture de ce numéro est déjà reçue de ce prestataire, avec un autre contenu. Vérifiez le numéro.',
      en: 'An invoice of this number was already received from this provider, with another content. Check the number.',
    },
    { invoiceId: id },
  );

export const nothingToDecide = (): StateConflict =>
  new StateConflict({
    fr: 'Cette ligne concorde : il n’y a rien à décider.',
    en: 'This line matches: there is nothing to decide.',
  });

export const alreadyDecided = (): StateConflict =>
  new StateConflict({ fr: 'Cette ligne est déjà acceptée.', en: 'This line is accepted already.' });

export const heldElsewhere = (): StateConflict =>
  new StateConflict({
    fr: 'Entre-temps, une autre facture porte cette intervention.',
    en: 'Meanwhile another invoice has this session.',
  });

/** A credit can't become the price of a session. */
export class PriceNotPossible extends RuleRefused {
  constructor() {
    super({
      type: 'price-not-possible',
      title: { fr: 'Prix négatif', en: 'Negative price' },
      detail: {
        fr: 'Une intervention ne peut pas coûter moins que rien : contestez la ligne, et voyez l’avoir avec le prestataire.',
        en: 'A session cannot cost less than nothing: dispute the line, and settle the credit with the provider.',
      },
    });
  }
}

/** What could be read of the line does not make a call. */
export class LineHasNoCall extends RuleRefused {
  constructor() {
    super({
      type: 'line-unreadable',
      title: { fr: 'Ligne illisible', en: 'Unreadable line' },
      detail: {
        fr: 'Ce qu’on lit de cette ligne ne suffit pas à en faire un appel. Contestez-la, ou demandez au prestataire une facture corrigée.',
        en: 'What can be read of this line does not make a call. Dispute it, or ask the provider for a corrected invoice.',
      },
    });
  }
}

export const fieldMistake = (field: string, fr: string, en: string): InvalidInput =>
  new InvalidInput([{ pointer: `/${field}`, message: { fr, en } }]);
