import { Conflict, Refusal, RuleRefused } from '../../kernel/errors.js';

export class Unauthenticated extends Refusal {
  constructor() {
    super({
      type: 'unauthenticated',
      title: { fr: 'Connexion nécessaire', en: 'Authentication needed' },
      detail: {
        fr: 'Joignez un jeton valide : « Authorization: Bearer … ».',
        en: 'Send a valid token: "Authorization: Bearer …".',
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
