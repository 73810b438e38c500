import { Conflict, InvalidInput, RuleRefused, StateConflict } from '../../kernel/errors.js';

export class JoiningLinkLate extends RuleRefused {
  constructor() {
    super({
      type: 'joining-link-late',
      title: { fr: 'Cette invitation a expiré', en: 'This invitation has expired' },
      detail: {
        fr: 'Une invitation vaut trente jours. Demandez à la coordination de votre réseau de vous en envoyer une autre.',
        en: 'An invitation is good for thirty days. Ask your network’s coordination to send you another.',
      },
    });
  }
}

export class JoiningLinkUsed extends Conflict {
  constructor() {
    super({
      type: 'joining-link-used',
      title: { fr: 'Votre demande est déjà arrivée', en: 'Your application has arrived already' },
      detail: {
        fr: 'Ce lien a servi. La coordination vous écrit dès qu’elle a regardé votre demande ; il n’y a rien d’autre à faire.',
        en: 'This link has served. The coordination writes to you once it has looked at your application; there is nothing else to do.',
      },
    });
  }
}

/** Who has joined, or is suspended, is not invited again. */
export class NotToBeInvited extends StateConflict {
  constructor() {
    super({
      fr: 'Cette personne n’est plus à inviter : elle adhère déjà, ou son adhésion est suspendue.',
      en: 'This person is not to be invited: they have joined already, or are suspended.',
    });
  }
}

export const proofRefused = (why: 'missing' | 'too-large' | 'other-type'): InvalidInput => {
  const message = {
    missing: {
      fr: 'Joignez un justificatif : carte CPS, attestation d’inscription à l’ordre…',
      en: 'Attach a proof: a professional card, a certificate of registration…',
    },
    'too-large': {
      fr: 'Ce fichier dépasse 5 Mo. Une photo de moindre taille suffit.',
      en: 'This file is over 5 MB. A smaller photograph is enough.',
    },
    'other-type': {
      fr: 'Ce fichier n’est ni un PDF, ni une image JPEG ou PNG.',
      en: 'This file is neither a PDF nor a JPEG or PNG image.',
    },
  }[why];
  return new InvalidInput([{ pointer: '/proof', message }]);
};

export class ApplicationDecided extends StateConflict {
  constructor() {
    super({ fr: 'Cette demande a déjà sa réponse.', en: 'This application has its answer already.' });
  }
}

export class ProofNotSeen extends StateConflict {
  constructor(isThere: boolean) {
    super(
      isThere
        ? {
            fr: 'Ouvrez d’abord le justificatif : il sera effacé avec votre décision.',
            en: 'Open the proof first: it is deleted with your decision.',
          }
        : {
            fr: 'Le justificatif a été effacé après trente jours sans que personne l’ait vu. Refusez la demande, puis renvoyez l’invitation.',
            en: 'The proof was deleted after thirty days, seen by nobody. Refuse the application, then send the invitation again.',
          },
    );
  }
}

export class RelaunchTooSoon extends Conflict {
  constructor() {
    super({
      type: 'relaunch-too-soon',
      title: { fr: 'Relance trop récente', en: 'Reminded recently' },
      detail: {
        fr: 'Cette personne a été relancée il y a moins de quatorze jours. Laissez-lui le temps.',
        en: 'This person was reminded less than fourteen days ago. Give them time.',
      },
    });
  }
}

export class RelaunchNeedless extends StateConflict {
  constructor() {
    super({
      fr: 'Cette personne n’est pas à relancer : elle s’est déjà servie du service, ou n’adhère plus.',
      en: 'This person is not to be reminded: they have used the service, or are no longer of the network.',
    });
  }
}

export class PracticeStillUsed extends StateConflict {
  constructor(professionals: number) {
    super({
      fr: `${professionals === 1 ? 'Un professionnel y exerce' : `${professionals} professionnels y exercent`} encore ce jour-là. Indiquez d’abord la fin de leur exercice ici.`,
      en: `${professionals === 1 ? 'One professional still works' : `${professionals} professionals still work`} there on that day. First say when they stop.`,
    });
  }
}

export class PracticeIsClosed extends StateConflict {
  constructor() {
    super({ fr: 'Ce lieu d’exercice est fermé.', en: 'This practice is closed.' });
  }
}
