import { Conflict, Refusal, RuleRefused } from '../../kernel/errors.js';

export class Unauthenticated extends Refusal {
  constructor() {
    super({
      type: 'unauthenticated',
      title: { fr: 'Connexion nécessaire', en: 'Authentication needed' },
      detail: {
        fr: 'Connectez-vous, ou joignez un jeton valide : « Authorization: Bearer … ».',
        en: 'Sign in, or send a valid token: "Authorization: Bearer …".',
      },
    });
  }
}

export class Forbidden extends Refusal {
  constructor() {
    super({
      type: 'forbidden',
      title: { fr: 'Accès non prévu pour ce rôle', en: 'Not for this role' },
      detail: {
        fr: 'Votre rôle ne permet pas cette action. Demandez à la coordination de votre réseau.',
        en: 'Your role does not allow this. Ask your network’s coordination.',
      },
    });
  }
}

/** A form that is not, or no longer, one of this session's. */
export class FormExpired extends Refusal {
  constructor() {
    super({
      type: 'form-expired',
      title: { fr: 'Formulaire périmé', en: 'Form expired' },
      detail: {
        fr: 'Rien n’a été enregistré : la page est restée ouverte trop longtemps, ou vous vous êtes reconnecté depuis. Rechargez-la, puis recommencez.',
        en: 'Nothing was recorded: the page has been open for too long, or you have signed in again since. Reload it, then try again.',
      },
    });
  }
}

/** More than anybody does by hand. */
export class TooManyRequests extends Refusal {
  /** @param retryAfterSeconds when it is worth trying again */
  constructor(readonly retryAfterSeconds: number) {
    super({
      type: 'too-many-requests',
      title: { fr: 'Trop de tentatives', en: 'Too many attempts' },
      detail: {
        fr: `Patientez ${waitIn(retryAfterSeconds)}, puis recommencez.`,
        en: `Wait ${waitIn(retryAfterSeconds)}, then try again.`,
      },
      facts: { retryAfterSeconds },
    });
  }
}

const waitIn = (seconds: number): string =>
  seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`;

export class BadSignature extends Refusal {
  constructor() {
    super({
      type: 'bad-signature',
      title: { fr: 'Signature refusée', en: 'Signature refused' },
      detail: {
        fr: 'La signature ne correspond pas au message, ou son horodatage s’écarte de plus de cinq minutes.',
        en: 'The signature does not match the message, or its timestamp is more than five minutes off.',
      },
    });
  }
}

export class IdempotencyKeyReused extends RuleRefused {
  constructor() {
    super({
      type: 'idempotency-key-reused',
      title: { fr: 'Clé déjà employée', en: 'Idempotency key reused' },
      detail: {
        fr: 'Cette clé a servi à une autre demande. Prenez-en une nouvelle pour une nouvelle demande.',
        en: 'This key was used for another request. Take a new one for a new request.',
      },
    });
  }
}

export class RequestInFlight extends Conflict {
  constructor() {
    super({
      type: 'request-in-flight',
      title: { fr: 'Demande en cours', en: 'Request in flight' },
      detail: {
        fr: 'La même demande est en train d’être traitée. Renvoyez-la dans un instant pour en lire la réponse.',
        en: 'The same request is being handled. Send it again in a moment to read the answer.',
      },
    });
  }
}

/** Nothing is done, and nothing is wrong with what was asked: it met with others each time it was tried. */
export class TooBusy extends Refusal {
  constructor() {
    super({
      type: 'too-busy',
      title: { fr: 'Trop de demandes à la fois', en: 'Too many requests at once' },
      detail: {
        fr: 'Rien n’est fait : trop de demandes sont arrivées au même instant. Renvoyez la vôtre.',
        en: 'Nothing is done: too many requests came at the same moment. Send yours again.',
      },
    });
  }
}
