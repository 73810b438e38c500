import { RuleRefused, type Bilingual } from '../../kernel/errors.js';

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

const passkeyDetails = {
  unproven: {
    fr: 'Cette réponse n’est pas celle d’une clé d’accès pour ce site. Recommencez depuis cette page.',
    en: 'This is not a passkey’s answer for this site. Start again from this page.',
  },
  'too-late': {
    fr: 'Cette réponse a déjà servi, ou a trop attendu : une clé d’accès répond en cinq minutes. Recommencez.',
    en: 'This answer was used already, or waited too long: a passkey answers within five minutes. Try again.',
  },
  unknown: {
    fr: 'Cette clé d’accès n’ouvre aucun compte ici : elle a peut-être été retirée. Entrez par un lien, puis ajoutez-la depuis « Mon compte ».',
    en: 'This passkey opens no account here: it may have been removed. Sign in by a link, then add it on "My account".',
  },
  copied: {
    fr: 'Cette clé d’accès compte moins de signatures qu’avant : elle a peut-être été copiée. Entrez par un lien, puis retirez-la depuis « Mon compte ».',
    en: 'This passkey counts fewer signatures than before: it may have been copied. Sign in by a link, then remove it on "My account".',
  },
  taken: {
    fr: 'Cette clé d’accès ouvre déjà un compte. Prenez-en une autre.',
    en: 'This passkey opens an account already. Take another one.',
  },
  'by-hand-only': {
    fr: 'Une clé d’accès s’ajoute depuis la page « Mon compte », dans un navigateur où vous êtes entré.',
    en: 'A passkey is added on the page "My account", in a browser that you are signed in with.',
  },
} satisfies Record<string, Bilingual>;

/** A passkey that proves nothing, or nothing any more; who tried learns what to do, and nothing of anybody's account. */
export class PasskeyRefused extends RuleRefused {
  constructor(reason: keyof typeof passkeyDetails) {
    super({
      type: 'passkey-refused',
      title: { fr: 'Clé d’accès refusée', en: 'Passkey refused' },
      detail: passkeyDetails[reason],
    });
  }
}

/** What came back from Pro Santé Connect is not the answer to what this browser asked; why, only the program's log says. */
export class ProSanteConnectRefused extends RuleRefused {
  constructor() {
    super({
      type: 'pro-sante-connect-refused',
      title: { fr: 'Pro Santé Connect n’a pas confirmé', en: 'Pro Santé Connect did not confirm' },
      detail: {
        fr: 'Pro Santé Connect n’a pas confirmé votre identité : la demande a été interrompue, ou a trop attendu. Recommencez, ou entrez autrement.',
        en: 'Pro Santé Connect did not confirm who you are: the request was interrupted, or waited too long. Try again, or come in another way.',
      },
    });
  }
}

export class ProSanteConnectSilent extends RuleRefused {
  constructor() {
    super({
      type: 'pro-sante-connect-silent',
      title: { fr: 'Pro Santé Connect ne répond pas', en: 'Pro Santé Connect does not answer' },
      detail: {
        fr: 'Pro Santé Connect ne répond pas en ce moment. Les autres entrées restent ouvertes.',
        en: 'Pro Santé Connect does not answer at the moment. The other ways in are open.',
      },
    });
  }
}
