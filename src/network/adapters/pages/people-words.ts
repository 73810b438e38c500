import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Professionnels',
  lede: (enrolled: number, invited: number): string =>
    `${enrolled} ${enrolled > 1 ? 'adhérents' : 'adhérent'}, ${invited} ${invited > 1 ? 'invités' : 'invité'}.`,
  invite: 'Inviter un professionnel',
  waiting: (count: number): string => (count === 1 ? 'adhésion à examiner' : 'adhésions à examiner'),
  q: 'Chercher un nom',
  status: 'Adhésion',
  profession: 'Profession',
  practice: 'Lieu d’exercice',
  any: 'Peu importe',
  name: 'Nom',
  email: 'Courriel',
  since: 'Adhère depuis',
  lastUse: 'Dernier appel',
  never: 'jamais',
  empty: 'Personne ne répond à cette recherche',
  emptyDetail: 'Enlevez un critère, ou montrez tout le monde.',
  first: 'Le réseau n’a encore personne',
  firstDetail:
    'Invitez un premier professionnel : il reçoit un lien, remplit un formulaire, et vous décidez.',
  relaunch: 'Relancer ceux qui n’ont jamais appelé',
  relaunchDetail:
    'Chacun reçoit un courriel, quatorze jours au plus tôt après le précédent. Les invités reçoivent un nouveau lien.',
  relaunched: (count: number): string =>
    count === 0
      ? 'Personne n’était à relancer : chacun a déjà appelé, ou a été relancé ces quatorze derniers jours.'
      : count === 1
        ? 'Une personne a été relancée.'
        : `${count} personnes ont été relancées.`,
  new: {
    title: 'Inviter un professionnel',
    lede: 'Un courriel part avec un lien, valable trente jours. La personne complète sa demande, vous l’examinez.',
    email: 'Adresse électronique',
    emailHint: 'Celle avec laquelle la personne se connectera.',
    givenName: 'Prénom',
    familyName: 'Nom',
    profession: 'Profession',
    practice: 'Lieu d’exercice',
    practiceHint: 'La personne pourra en choisir un autre, ou en décrire un nouveau.',
    send: 'Envoyer l’invitation',
    noPractice: 'Il faut d’abord un lieu d’exercice',
    noPracticeDetail: 'Le réseau n’en a aucun d’ouvert.',
    addPractice: 'Ajouter un lieu',
    back: 'Professionnels',
  },
};

export type PeopleWords = typeof french;

const english: PeopleWords = {
  title: 'Professionals',
  lede: (enrolled, invited) => `${enrolled} enrolled, ${invited} invited.`,
  invite: 'Invite a professional',
  waiting: (count) => (count === 1 ? 'application to look at' : 'applications to look at'),
  q: 'Look for a name',
  status: 'Membership',
  profession: 'Profession',
  practice: 'Practice',
  any: 'Any',
  name: 'Name',
  email: 'E-mail',
  since: 'Enrolled since',
  lastUse: 'Last call',
  never: 'never',
  empty: 'Nobody answers to this search',
  emptyDetail: 'Take a criterion away, or show everybody.',
  first: 'The network has nobody yet',
  firstDetail: 'Invite a first professional: they receive a link, fill in a form, and you decide.',
  relaunch: 'Remind those who never called',
  relaunchDetail:
    'Each receives a letter, fourteen days after the last one at the earliest. The invited receive a new link.',
  relaunched: (count) =>
    count === 0
      ? 'Nobody was to be reminded: each has called, or was reminded in the last fourteen days.'
      : count === 1
        ? 'One person was reminded.'
        : `${count} people were reminded.`,
  new: {
    title: 'Invite a professional',
    lede: 'A letter leaves with a link, good for thirty days. They complete their application, you look at it.',
    email: 'E-mail address',
    emailHint: 'The one that they will sign in with.',
    givenName: 'Given name',
    familyName: 'Family name',
    profession: 'Profession',
    practice: 'Practice',
    practiceHint: 'They may choose another one, or describe a new one.',
    send: 'Send the invitation',
    noPractice: 'A practice is needed first',
    noPracticeDetail: 'The network has none that is open.',
    addPractice: 'Add a practice',
    back: 'Professionals',
  },
};

const all = { fr: typesetAll(french), en: english } as const;

export const peopleWords = ({ words }: PageContext): PeopleWords => all[words.language];
