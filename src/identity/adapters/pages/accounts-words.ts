import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Comptes',
  lede: 'Qui peut entrer, et avec quel rôle. Les professionnels s’invitent à leur page, les secrétaires à celle de leur lieu.',
  role: 'Rôle',
  any: 'Peu importe',
  q: 'Chercher une adresse ou un nom',
  email: 'Adresse électronique',
  who: 'Pour qui',
  since: 'Ouvert le',
  state: 'État',
  open: 'Ouvert',
  disabled: 'Fermé',
  disable: 'Fermer l’accès',
  enable: 'Rouvrir l’accès',
  act: 'Accès',
  you: 'vous',
  empty: 'Aucun compte ne répond à cette recherche',
  emptyDetail: 'Enlevez un critère, ou montrez tout.',
  invite: 'Ouvrir un compte',
  inviteDetail:
    'Un courriel dit comment se connecter, sans mot de passe. Un financeur lit les chiffres de ses conventions, un prestataire ses offres ; la coordination voit tout le réseau.',
  coordinator: 'Coordination du réseau',
  funders: 'Un financeur, pour lire',
  providers: 'Un prestataire, pour lire',
  send: 'Ouvrir le compte et écrire',
  opened: 'Le compte est ouvert ; le courriel part.',
  consequence: 'Fermer un accès le fait cesser aussitôt, partout. On peut le rouvrir.',
};

export type AccountsWords = typeof french;

const english: AccountsWords = {
  title: 'Accounts',
  lede: 'Who may come in, and in which role. Professionals are invited on their page, secretaries on that of their practice.',
  role: 'Role',
  any: 'Any',
  q: 'Look for an address or a name',
  email: 'E-mail address',
  who: 'For whom',
  since: 'Opened on',
  state: 'State',
  open: 'Open',
  disabled: 'Shut',
  disable: 'Shut',
  enable: 'Open again',
  act: 'Access',
  you: 'you',
  empty: 'No account answers to this search',
  emptyDetail: 'Take a criterion away, or show everything.',
  invite: 'Open an account',
  inviteDetail:
    'A letter tells how to sign in, without a password. A funder reads the figures of its agreements, a provider its offers; the coordination sees the whole network.',
  coordinator: 'The network’s coordination',
  funders: 'A funder, to read',
  providers: 'A provider, to read',
  send: 'Open the account and write',
  opened: 'The account is open; the letter leaves.',
  consequence: 'An access that is shut ends at once, everywhere. It can be opened again.',
};

const all = { fr: typesetAll(french), en: english } as const;

export const accountsWords = ({ words }: PageContext): AccountsWords => all[words.language];
