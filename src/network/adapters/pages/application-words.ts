import { typesetAll, type PageContext } from '../../../web/index.js';
import type { RefusalReason } from '../../domain/application.js';

const reasons: Readonly<Record<RefusalReason, string>> = {
  proof_unreadable: 'Le justificatif est illisible',
  not_a_health_professional: 'Ce n’est pas un professionnel de santé',
  outside_the_territory: 'Le lieu d’exercice est hors du territoire',
  known_already: 'Cette personne est déjà connue du réseau',
  other: 'Une autre raison, que vous lui direz',
};

const french = {
  title: 'Adhésions à examiner',
  lede: 'Regardez le justificatif, puis décidez : il est effacé aussitôt.',
  empty: 'Aucune adhésion n’attend',
  emptyDetail: 'Chaque demande reçue a sa réponse.',
  back: 'Professionnels',
  backToList: 'Adhésions à examiner',
  name: 'Nom',
  profession: 'Profession',
  place: 'Lieu d’exercice',
  sent: 'Reçue le',
  email: 'Courriel',
  rpps: 'RPPS',
  noRpps: 'aucun',
  newPlace: 'nouveau lieu',
  phone: 'Téléphone du lieu',
  charter: 'Charte',
  charterAccepted: (version: string): string => `acceptée, version ${version}`,
  proof: 'Son justificatif',
  download: 'Ouvrir le justificatif',
  proofSeen: 'Le justificatif a été vu.',
  proofUnseen:
    'Il reste à regarder. Il sera effacé avec votre décision, et dans tous les cas trente jours après l’envoi.',
  proofGone: 'Il a été effacé, trente jours après l’envoi.',
  accept: 'Accepter l’adhésion',
  acceptConsequence:
    'La personne adhère dès aujourd’hui, et reçoit un courriel qui dit comment se connecter. Donnez-lui ensuite un code d’appel, chez le prestataire.',
  choosePlace: 'Son lieu d’exercice',
  asDescribed: (name: string): string => `Ajouter « ${name} » au réseau`,
  inseeCode: 'Code INSEE de la commune',
  inseeHint: 'Cinq caractères, pour un lieu à ajouter : 76540, 2A004.',
  refuse: 'Refuser la demande',
  refuseConsequence: 'La personne reçoit un courriel avec cette raison. Vous pourrez l’inviter à nouveau.',
  reason: 'Raison',
  decided: { accepted: 'Cette demande a été acceptée.', refused: 'Cette demande a été refusée.' },
  see: 'Voir sa fiche',
  reasons,
};

export type ApplicationWords = typeof french;

const english: ApplicationWords = {
  title: 'Applications to look at',
  lede: 'Look at the proof, then decide: it is deleted at once.',
  empty: 'No application waits',
  emptyDetail: 'Each application received has its answer.',
  back: 'Professionals',
  backToList: 'Applications to look at',
  name: 'Name',
  profession: 'Profession',
  place: 'Practice',
  sent: 'Received on',
  email: 'E-mail',
  rpps: 'RPPS',
  noRpps: 'none',
  newPlace: 'new practice',
  phone: 'Telephone of the practice',
  charter: 'Charter',
  charterAccepted: (version) => `accepted, version ${version}`,
  proof: 'Their proof',
  download: 'Open the proof',
  proofSeen: 'The proof has been looked at.',
  proofUnseen:
    'It is still to be looked at. It is deleted with your decision, and in any case thirty days after it was sent.',
  proofGone: 'It was deleted, thirty days after it was sent.',
  accept: 'Accept the application',
  acceptConsequence:
    'They join today, and receive a letter that says how to sign in. Then give them an access code, at the provider.',
  choosePlace: 'Their practice',
  asDescribed: (name) => `Add "${name}" to the network`,
  inseeCode: 'INSEE code of the commune',
  inseeHint: 'Five characters, for a practice to be added: 76540, 2A004.',
  refuse: 'Refuse the application',
  refuseConsequence: 'They receive a letter with this reason. You can invite them again.',
  reason: 'Reason',
  decided: { accepted: 'This application was accepted.', refused: 'This application was refused.' },
  see: 'See the person',
  reasons: {
    proof_unreadable: 'The proof cannot be read',
    not_a_health_professional: 'Not a health professional',
    outside_the_territory: 'The practice is outside the territory',
    known_already: 'This person is known to the network already',
    other: 'Another reason, which you will tell them',
  },
};

const all = { fr: typesetAll(french), en: english } as const;

export const applicationWords = ({ words }: PageContext): ApplicationWords => all[words.language];
