import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  signIn: 'Se connecter',
  promise: 'Se comprendre, en consultation',
  promiseDetail: 'L’interprète à portée de téléphone, gratuit pour vous et vos patients.',
  email: 'Votre adresse professionnelle',
  emailHint: 'Vous recevrez un lien, valable un quart d’heure. Pas de mot de passe.',
  emailWrong: 'Donnez une adresse électronique, comme prenom.nom@cabinet.fr.',
  sendLink: 'Recevoir mon lien',
  sent: 'Regardez votre messagerie',
  sentDetail:
    'Si un compte existe à cette adresse, un lien vient d’y partir. Il vaut un quart d’heure et ne sert qu’une fois.',
  again: 'Demander un autre lien',
  enter: 'Vous y êtes presque',
  enterDetail: 'Un dernier geste, pour qu’aucun filtre de messagerie n’use le lien à votre place.',
  enterButton: 'Entrer',
  linkUnusable: 'Ce lien ne sert plus',
  linkUnusableDetail: 'Un lien vaut un quart d’heure et ne sert qu’une fois. Demandez-en un autre.',
  or: 'ou',
  proSanteConnect: 'Pro Santé Connect',
  unknownProfessional: 'Aucun réseau ne vous connaît encore',
  unknownProfessionalDetail: (name: string | null): string =>
    `Pro Santé Connect vous a bien reconnu${name === null ? '' : `, ${name}`}. Il reste à rejoindre un réseau.`,
  joinByRpps: (rpps: string): string =>
    `Votre coordination inscrit votre numéro RPPS, ${rpps}, ou vous envoie le lien pour adhérer vous-même.`,
  withoutRpps:
    'Pro Santé Connect ne nous a pas donné de numéro RPPS. Votre coordination peut vous inscrire sans lui : vous entrerez par un lien.',
  haveAccountAlready:
    'Vous avez déjà un compte ? Entrez par un lien, puis demandez à la coordination d’y inscrire ce numéro.',
  otherWays: 'Entrer autrement',
  chooseNetwork: 'Dans quel réseau entrez-vous ?',
  chooseNetworkDetail: 'Plusieurs réseaux vous connaissent. Vous pourrez en changer en revenant ici.',
  passkey: 'Entrer avec une clé d’accès',
  passkeyDismissed: 'La clé d’accès n’a pas été présentée. Recommencez, ou recevez un lien.',
  passkeyFailed: 'La clé d’accès n’a pas pu répondre. Recommencez, ou recevez un lien.',
  demonstration: 'Essayer comme',
  openMailbox: 'Ouvrir le courrier de la démonstration',
  mailbox: 'Le courrier de la démonstration',
  mailboxDetail: 'Rien ne part d’ici : les messages restent sur cette machine.',
  mailboxEmpty: 'Aucun message',
  mailboxEmptyDetail: 'Demandez un lien de connexion : il arrivera ici.',
  mailTo: (address: string): string => `à ${address}`,
};

export type SignInWords = typeof french;

const english: SignInWords = {
  signIn: 'Sign in',
  promise: 'Understanding each other, in consultation',
  promiseDetail: 'An interpreter within reach of the telephone, free for you and your patients.',
  email: 'Your work e-mail address',
  emailHint: 'You will receive a link, good for a quarter of an hour. No password.',
  emailWrong: 'Give an e-mail address, such as first.last@practice.fr.',
  sendLink: 'Send me my link',
  sent: 'Look at your mail',
  sentDetail:
    'If there is an account at this address, a link has just left for it. It is good for a quarter of an hour, and once.',
  again: 'Ask for another link',
  enter: 'Almost there',
  enterDetail: 'One last step, so that no mail filter uses the link up in your place.',
  enterButton: 'Enter',
  linkUnusable: 'This link no longer works',
  linkUnusableDetail: 'A link is good for a quarter of an hour, and once. Ask for another one.',
  or: 'or',
  proSanteConnect: 'Pro Santé Connect',
  unknownProfessional: 'No network knows you yet',
  unknownProfessionalDetail: (name: string | null): string =>
    `Pro Santé Connect has recognised you${name === null ? '' : `, ${name}`}. A network is still to be joined.`,
  joinByRpps: (rpps: string): string =>
    `Your coordination writes down your RPPS number, ${rpps}, or sends you the link to join by yourself.`,
  withoutRpps:
    'Pro Santé Connect has given us no RPPS number. Your coordination can enrol you without: you will come in by a link.',
  haveAccountAlready:
    'You have an account already? Come in by a link, then ask your coordination to add this number.',
  otherWays: 'Come in another way',
  chooseNetwork: 'Which network do you enter?',
  chooseNetworkDetail: 'Several networks know you. To change, come back here.',
  passkey: 'Enter with a passkey',
  passkeyDismissed: 'The passkey was not presented. Try again, or receive a link.',
  passkeyFailed: 'The passkey could not answer. Try again, or receive a link.',
  demonstration: 'Try it as',
  openMailbox: 'Open the demonstration’s mail',
  mailbox: 'The demonstration’s mail',
  mailboxDetail: 'Nothing leaves: letters stay on this machine.',
  mailboxEmpty: 'No letter',
  mailboxEmptyDetail: 'Ask for a sign-in link: it will arrive here.',
  mailTo: (address: string): string => `to ${address}`,
};

const all = { fr: typesetAll(french), en: english } as const;

export const signInWords = ({ words }: PageContext): SignInWords => all[words.language];
