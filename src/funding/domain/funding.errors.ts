import { RuleRefused } from '../../kernel/errors.js';

/** Nobody pays on that day. */
export class NoAgreement extends RuleRefused {
  constructor() {
    super({
      type: 'no-agreement',
      title: { fr: 'Pas de financement ce jour-là', en: 'No funding on that day' },
      detail: {
        fr: 'Aucune convention n’est ouverte à cette date. La coordination de votre réseau peut vous renseigner.',
        en: 'No agreement is open on that date. Your network’s coordination can tell you more.',
      },
    });
  }
}

/** Agreements are open, but none may pay for this. */
export class NotEligible extends RuleRefused {
  constructor() {
    super({
      type: 'not-eligible',
      title: { fr: 'Hors du cadre des financements', en: 'Not covered by the funding' },
      detail: {
        fr: 'Les conventions ouvertes ne couvrent pas cette situation. Vérifiez la catégorie, la modalité et la structure ; sinon, voyez avec la coordination.',
        en: 'The open agreements do not cover this. Check the category, the modality and the practice; or ask your coordination.',
      },
    });
  }
}

/** What is left does not cover the request, and the agreement says to stop there. */
export class BudgetExhausted extends RuleRefused {
  constructor() {
    super({
      type: 'budget-exhausted',
      title: { fr: 'Budget épuisé', en: 'Budget exhausted' },
      detail: {
        fr: 'L’enveloppe qui paierait est épuisée. La coordination de votre réseau peut débloquer la situation.',
        en: 'The money that would pay for this is used up. Your network’s coordination can unblock it.',
      },
    });
  }
}
