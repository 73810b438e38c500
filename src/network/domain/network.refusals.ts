import { Conflict, NotFound, StateConflict, type ProblemDetails } from '../../kernel/errors.js';
import type { EnrolmentCommand } from './enrolment.lifecycle.js';
import type { EnrolmentState } from './professional.js';

/** A field names something that is not in the network, or not in one that the caller may see. */
export class UnknownReference extends NotFound {
  override readonly problem: ProblemDetails;

  constructor(...pointers: readonly string[]) {
    super();
    this.problem = {
      type: 'not-found',
      title: { fr: 'Introuvable', en: 'Not found' },
      detail: {
        fr: 'Un élément cité n’existe pas dans votre réseau : voyez la liste.',
        en: 'Something named is not in your network: see the list.',
      },
      errors: pointers.map((pointer) => ({
        pointer,
        message: {
          fr: 'Cet identifiant est inconnu dans votre réseau.',
          en: 'This id is unknown in your network.',
        },
      })),
    };
  }
}

/** One person is enrolled once in a network. */
export class ProfessionalKnown extends Conflict {
  constructor(by: 'email' | 'rpps') {
    const what = {
      email: { fr: 'cette adresse électronique', en: 'this e-mail address' },
      rpps: { fr: 'ce numéro RPPS', en: 'this RPPS number' },
    };
    super({
      type: 'professional-known',
      title: { fr: 'Professionnel·le déjà connu·e', en: 'Professional already known' },
      detail: {
        fr: `Quelqu’un de votre réseau a déjà ${what[by].fr}. Retrouvez sa fiche plutôt que d’en créer une autre.`,
        en: `Somebody in your network has ${what[by].en} already. Find that record rather than make another.`,
      },
    });
  }
}

const frenchStates: Record<EnrolmentState, string> = {
  invited: 'invité·e',
  enrolled: 'adhérent·e',
  suspended: 'suspendu·e',
  left: 'parti·e',
};

const frenchCommands: Record<EnrolmentCommand, string> = {
  enrol: 'activer l’adhésion',
  suspend: 'suspendre',
  reinstate: 'rétablir',
  leave: 'mettre fin à l’adhésion',
};

export class EnrolmentRefused extends StateConflict {
  constructor(status: EnrolmentState, command: EnrolmentCommand) {
    super(
      {
        fr: `Cette personne est ${frenchStates[status]} : l’action « ${frenchCommands[command]} » n’est pas possible.`,
        en: `This person is ${status}: "${command}" is not possible.`,
      },
      { current: status },
    );
  }
}

/** The same code from the same day: nothing could tell the two apart. */
export class CodeAttachedTwice extends Conflict {
  constructor() {
    super({
      type: 'code-attached-twice',
      title: { fr: 'Code déjà rattaché ce jour-là', en: 'Code attached on that day already' },
      detail: {
        fr: 'Ce code a déjà un rattachement à partir de ce jour. Choisissez un autre jour.',
        en: 'This code has an attachment from that day already. Choose another day.',
      },
    });
  }
}

/** A code tells who calls: it has one holder at a time. */
export class CodeHeldByAnother extends Conflict {
  constructor() {
    super({
      type: 'code-held',
      title: { fr: 'Code détenu par quelqu’un d’autre', en: 'Code held by somebody else' },
      detail: {
        fr: 'Ce jour-là, ce code est détenu par quelqu’un d’autre. Révoquez-le d’abord, ou prenez-en un autre.',
        en: 'On that day this code is held by somebody else. Revoke it first, or take another.',
      },
    });
  }
}

export class CodeRevokedAlready extends StateConflict {
  constructor() {
    super({ fr: 'Ce code est déjà révoqué.', en: 'This code is revoked already.' });
  }
}
