import { RuleRefused } from '../../kernel/errors.js';

/** Whoever shuts their own account may be the last who could open it again. */
export class OwnAccount extends RuleRefused {
  constructor() {
    super({
      type: 'own-account',
      title: { fr: 'C’est votre compte', en: 'This is your account' },
      detail: {
        fr: 'On ne ferme pas son propre compte. Demandez-le à une autre personne de la coordination.',
        en: 'Nobody closes their own account. Ask another coordinator.',
      },
    });
  }
}

/** A sign-in link that is used, too old, replaced, or never was: which one is nobody's business. */
export class LinkUnusable extends RuleRefused {
  constructor() {
    super({
      type: 'link-unusable',
      title: { fr: 'Ce lien ne sert plus', en: 'This link no longer works' },
      detail: {
        fr: 'Un lien de connexion vaut quinze minutes et ne sert qu’une fois. Demandez-en un nouveau.',
        en: 'A sign-in link is good for fifteen minutes, and once. Ask for a new one.',
      },
    });
  }
}
