import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Réseaux',
  lede: 'Chacun a sa coordination, qui fait le reste.',
  none: 'Aucun réseau pour l’instant.',
  name: 'Nom',
  zone: 'Fuseau horaire',
  zoneHint: 'Europe/Paris si rien n’est dit.',
  coordinator: 'Courriel de sa coordination',
  coordinatorHint: 'Cette personne pourra se connecter aussitôt : un courriel lui dira comment.',
  add: 'Ouvrir un réseau',
  opened: 'Le réseau est ouvert. Sa coordination reçoit un courriel qui lui dit comment se connecter.',
};

const english: typeof french = {
  title: 'Networks',
  lede: 'Each has its coordination, which does the rest.',
  none: 'No network yet.',
  name: 'Name',
  zone: 'Time zone',
  zoneHint: 'Europe/Paris where nothing is said.',
  coordinator: 'E-mail of its coordination',
  coordinatorHint: 'This person can sign in at once: an e-mail will say how.',
  add: 'Open a network',
  opened: 'The network is open. Its coordination receives an e-mail that says how to sign in.',
};

const all = { fr: typesetAll(french), en: english } as const;

export const networksWords = ({ words }: PageContext): typeof french => all[words.language];
