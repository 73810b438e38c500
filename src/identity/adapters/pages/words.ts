import type { Language } from './plain-page.js';

const french = {
  signIn: 'Se connecter',
  email: 'Adresse électronique',
  emailWrong: 'Donnez une adresse électronique, comme prenom.nom@cabinet.fr.',
  sendLink: 'Recevoir un lien de connexion',
  sent: 'Regardez votre messagerie',
  sentDetail:
    'Si un compte existe à cette adresse, un lien de connexion vient d’y partir. Il vaut quinze minutes et ne sert qu’une fois.',
  again: 'Demander un autre lien',
  enter: 'Entrer dans Truchement',
  enterDetail:
    'Un dernier geste, pour que personne ni aucun filtre de messagerie n’use le lien à votre place.',
  linkUnusable: 'Ce lien ne sert plus',
  linkUnusableDetail: 'Un lien de connexion vaut quinze minutes et ne sert qu’une fois.',
  demonstration: 'La démonstration',
  demonstrationDetail: 'Des personnes inventées : entrez d’un clic.',
  mailbox: 'La messagerie d’essai',
  mailboxDetail: 'Rien n’est envoyé : les messages arrivent ici, sur cette machine.',
  mailboxEmpty: 'Aucun message pour l’instant.',
  to: 'à',
} as const;

export type SignInWords = Readonly<Record<keyof typeof french, string>>;

const english: SignInWords = {
  signIn: 'Sign in',
  email: 'E-mail address',
  emailWrong: 'Give an e-mail address, such as first.last@practice.fr.',
  sendLink: 'Send me a sign-in link',
  sent: 'Look at your mail',
  sentDetail:
    'If there is an account at this address, a sign-in link has just left for it. It is good for fifteen minutes, and once.',
  again: 'Ask for another link',
  enter: 'Enter Truchement',
  enterDetail: 'One last step, so that nobody and no mail filter uses the link up in your place.',
  linkUnusable: 'This link no longer works',
  linkUnusableDetail: 'A sign-in link is good for fifteen minutes, and once.',
  demonstration: 'The demonstration',
  demonstrationDetail: 'Invented people: enter with one click.',
  mailbox: 'The trial mailbox',
  mailboxDetail: 'Nothing is sent: letters arrive here, on this machine.',
  mailboxEmpty: 'No letter yet.',
  to: 'to',
};

export const signInWords = (language: Language): SignInWords => (language === 'fr' ? french : english);
