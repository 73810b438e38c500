import { typesetAll, type PageContext } from '../../../web/index.js';
import type { EnrolmentCommand } from '../../domain/enrolment.lifecycle.js';

/** What may have just been done, as the address says. */
export const acts = [
  'invite',
  'edit',
  'practices',
  'relaunch',
  'enrol',
  'suspend',
  'reinstate',
  'leave',
] as const;
export type Act = (typeof acts)[number];
type Deed = Readonly<{ button: string; consequence: string }>;

const commands: Readonly<Record<EnrolmentCommand, Deed>> = {
  enrol: {
    button: 'Activer l’adhésion',
    consequence:
      'Si vous activez son adhésion, cette personne pourra demander un interprète dès maintenant, sans formulaire ni justificatif.',
  },
  suspend: {
    button: 'Suspendre l’adhésion',
    consequence:
      'Si vous suspendez son adhésion, cette personne ne pourra plus demander d’interprète. Ce qui est réservé aura lieu, rien ne sera effacé, et vous pourrez la rétablir.',
  },
  reinstate: {
    button: 'Rétablir l’adhésion',
    consequence:
      'Si vous rétablissez son adhésion, cette personne pourra à nouveau demander un interprète, avec les mêmes codes.',
  },
  leave: {
    button: 'Mettre fin à l’adhésion',
    consequence:
      'Si vous mettez fin à son adhésion, cette personne ne pourra plus demander d’interprète. Ce qui est réservé aura lieu et son historique restera. Révoquez aussi ses codes d’appel : ils marchent encore chez le prestataire.',
  },
};

const done: Readonly<Record<Act, string>> = {
  invite: 'L’invitation part par courriel.',
  edit: 'Les corrections sont enregistrées.',
  practices: 'Les lieux d’exercice sont à jour.',
  relaunch: 'La relance part par courriel.',
  enrol: 'L’adhésion est active.',
  suspend: 'L’adhésion est suspendue.',
  reinstate: 'L’adhésion est rétablie.',
  leave: 'L’adhésion a pris fin.',
};

const french = {
  back: 'Professionnels',
  facts: {
    status: 'Adhésion',
    email: 'Courriel',
    rpps: 'RPPS',
    noRpps: 'aucun',
    since: 'Adhère depuis',
    lastUse: 'Dernier appel',
    never: 'Jamais',
    relaunched: 'Dernière relance',
  },
  edit: 'Corriger',
  editTitle: (name: string): string => `Corriger : ${name}`,
  save: 'Enregistrer les corrections',
  emailHint: 'C’est aussi l’adresse de connexion : elle change dès l’enregistrement.',
  rppsHint: 'Onze chiffres. Vide, si la profession n’en a pas.',
  givenName: 'Prénom',
  familyName: 'Nom',
  profession: 'Profession',
  practices: 'Où cette personne exerce',
  practice: 'Lieu d’exercice',
  from: 'Premier jour',
  until: 'Dernier jour',
  untilHint: 'Ce jour compris. Vide : sans fin prévue.',
  since: 'depuis le',
  to: 'au',
  end: 'Enregistrer le dernier jour',
  endSummary: 'Changer le dernier jour',
  addSummary: 'Ajouter un lieu',
  add: 'Ajouter ce lieu',
  codes: 'Ses codes d’appel',
  noCode: 'Aucun code à son nom. Un code de sa structure, ou du réseau, lui sert peut-être.',
  code: 'Code',
  provider: 'Prestataire',
  validFrom: 'À partir du',
  revokedOn: 'Révoqué le',
  codesWhere: 'Les codes se donnent et se révoquent sur la page du prestataire.',
  membership: 'Son adhésion',
  application: 'Sa demande d’adhésion attend votre réponse.',
  look: 'Examiner la demande',
  invite: 'Renvoyer l’invitation',
  inviteConsequence: 'Un nouveau lien part par courriel ; celui d’avant ne sert plus.',
  relaunch: 'Relancer',
  relaunchConsequence: 'Un courriel rappelle comment appeler. Au plus un tous les quatorze jours.',
  commands,
  done,
};

export type PersonWords = typeof french;

const english: PersonWords = {
  back: 'Professionals',
  facts: {
    status: 'Membership',
    email: 'E-mail',
    rpps: 'RPPS',
    noRpps: 'none',
    since: 'Enrolled since',
    lastUse: 'Last call',
    never: 'Never',
    relaunched: 'Last reminded',
  },
  edit: 'Correct',
  editTitle: (name) => `Correct: ${name}`,
  save: 'Save the corrections',
  emailHint: 'It is also the address for signing in: it changes at once.',
  rppsHint: 'Eleven digits. Empty if the profession has none.',
  givenName: 'Given name',
  familyName: 'Family name',
  profession: 'Profession',
  practices: 'Where they work',
  practice: 'Practice',
  from: 'First day',
  until: 'Last day',
  untilHint: 'That day included. Empty: no end foreseen.',
  since: 'since',
  to: 'to',
  end: 'Save the last day',
  endSummary: 'Change the last day',
  addSummary: 'Add a place',
  add: 'Add this place',
  codes: 'Their access codes',
  noCode: 'No code of their own. One of their practice, or of the network, may serve them.',
  code: 'Code',
  provider: 'Provider',
  validFrom: 'From',
  revokedOn: 'Revoked on',
  codesWhere: 'Codes are given and revoked on the provider’s page.',
  membership: 'Their membership',
  application: 'Their application waits for your answer.',
  look: 'Look at the application',
  invite: 'Send the invitation again',
  inviteConsequence: 'A new link leaves by mail; the one before no longer works.',
  relaunch: 'Remind',
  relaunchConsequence: 'A letter reminds them how to call. One in fourteen days at most.',
  commands: {
    enrol: {
      button: 'Activate',
      consequence: 'If you activate them, they may ask for an interpreter at once, without form or proof.',
    },
    suspend: {
      button: 'Suspend',
      consequence:
        'If you suspend them, they may no longer ask for an interpreter. What is booked takes place, nothing is deleted, and you can reinstate them.',
    },
    reinstate: {
      button: 'Reinstate',
      consequence: 'If you reinstate them, they may ask for an interpreter again, with the same codes.',
    },
    leave: {
      button: 'End the membership',
      consequence:
        'If you end the membership, they may no longer ask for an interpreter. What is booked takes place and their history stays. Revoke their access codes as well: they still work at the provider.',
    },
  },
  done: {
    invite: 'The invitation leaves by mail.',
    edit: 'The corrections are saved.',
    practices: 'The places are up to date.',
    relaunch: 'The reminder leaves by mail.',
    enrol: 'The membership is active.',
    suspend: 'The membership is suspended.',
    reinstate: 'The membership is reinstated.',
    leave: 'The membership has ended.',
  },
};

const all = { fr: typesetAll(french), en: english } as const;

export const personWords = ({ words }: PageContext): PersonWords => all[words.language];
