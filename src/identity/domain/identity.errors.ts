import { RuleRefused } from '../../kernel/errors.js';

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
