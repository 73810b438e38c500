import { typesetAll, type PageContext } from '../../../web/index.js';
import type { Way } from '../../use-cases/ports.js';

const ways = {
  email_link: 'lien par courriel',
  passkey: 'clé d’accès',
  pro_sante_connect: 'Pro Santé Connect',
  demo: 'démonstration',
} satisfies Record<Way, string>;

const french = {
  title: 'Mon compte',
  signOut: 'Se déconnecter',
  practice: 'Mon lieu d’exercice et son secrétariat',
  sessions: 'Où vous êtes connecté',
  sessionsDetail: 'Vous ne reconnaissez pas un appareil ? Déconnectez-le.',
  thisOne: 'cet appareil',
  unknownDevice: 'Appareil sans nom',
  seen: (moment: string, way: string): string => `vu le ${moment}, entré par ${way}`,
  end: 'Déconnecter',
  everywhere: 'Se déconnecter partout',
  ways: ways as Readonly<Record<Way, string>>,
  passkeys: 'Clés d’accès',
  passkeysDetail:
    'Une clé d’accès ouvre votre compte avec le doigt, le visage ou le code de votre appareil, sans attendre de courriel.',
  noPasskey: 'Aucune clé d’accès : vous entrez par un lien.',
  passkeySince: (moment: string): string => `créée le ${moment}`,
  usedAt: (moment: string): string => `servie le ${moment}`,
  neverUsed: 'pas encore servie',
  addPasskey: 'Ajouter une clé d’accès',
  removePasskey: 'Retirer',
  passkeyKnown: 'Cet appareil a déjà une clé d’accès pour ce compte.',
  passkeyDismissed: 'La clé d’accès n’a pas été créée. Recommencez quand vous voulez.',
  passkeyFailed: 'La clé d’accès n’a pas pu se créer sur cet appareil. Rien n’a changé.',
  tokens: 'Jetons pour vos logiciels',
  tokensDetail:
    'Un jeton agit en votre nom. Donnez-en un à chaque logiciel, et révoquez celui qui ne sert plus.',
  noToken: 'Aucun jeton : aucun logiciel n’agit en votre nom.',
  label: 'À quoi il servira',
  labelMissing: 'Dites à quoi il servira, en cent caractères au plus.',
  make: 'Créer un jeton',
  made: 'Voici votre jeton. Copiez-le : il ne sera plus montré.',
  since: (moment: string): string => `créé le ${moment}`,
  unnamed: 'Sans nom',
  revoke: 'Révoquer',
};

export type AccountWords = typeof french;

const english: AccountWords = {
  title: 'My account',
  signOut: 'Sign out',
  practice: 'My practice and its secretaries',
  sessions: 'Where you are signed in',
  sessionsDetail: 'A device that you do not know? Sign it out.',
  thisOne: 'this device',
  unknownDevice: 'A device without a name',
  seen: (moment: string, way: string): string => `seen on ${moment}, came in by ${way}`,
  end: 'Sign out',
  everywhere: 'Sign out everywhere',
  ways: {
    email_link: 'link in the mail',
    passkey: 'passkey',
    pro_sante_connect: 'Pro Santé Connect',
    demo: 'demonstration',
  },
  passkeys: 'Passkeys',
  passkeysDetail:
    'A passkey opens your account with the finger, face or code of your device, without waiting for a letter.',
  noPasskey: 'No passkey: you come in by a link.',
  passkeySince: (moment: string): string => `made on ${moment}`,
  usedAt: (moment: string): string => `used on ${moment}`,
  neverUsed: 'not used yet',
  addPasskey: 'Add a passkey',
  removePasskey: 'Remove',
  passkeyKnown: 'This device has a passkey for this account already.',
  passkeyDismissed: 'The passkey was not made. Try again whenever you like.',
  passkeyFailed: 'The passkey could not be made on this device. Nothing has changed.',
  tokens: 'Tokens for your software',
  tokensDetail:
    'A token acts in your name. Give one to each program, and revoke the one that is no longer of use.',
  noToken: 'No token: no program acts in your name.',
  label: 'What it is for',
  labelMissing: 'Say what it is for, in a hundred characters at most.',
  make: 'Make a token',
  made: 'This is your token. Copy it: it will not be shown again.',
  since: (moment: string): string => `made on ${moment}`,
  unnamed: 'Without a name',
  revoke: 'Revoke',
};

const all = { fr: typesetAll(french), en: english } as const;

export const accountWords = ({ words }: PageContext): AccountWords => all[words.language];
