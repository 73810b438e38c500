import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: (carrier: string): string => `Ce que ${carrier} peut encore lire`,
  detail:
    'Un ancien porteur lit sa convention, son livre, les interventions qu’elle a payées, ses relevés et le procès-verbal. Il n’écrit rien et ne voit rien d’autre.',
  email: 'Adresse électronique',
  until: 'Jusqu’au',
  untilHint: 'Dix ans, comme les pièces comptables, si vous ne dites rien d’autre.',
  state: 'État',
  open: 'Ouvert',
  shut: 'Fermé',
  add: 'Ouvrir un accès d’ancien porteur',
  colleague: 'Quelqu’un de la coordination',
  colleagueHint: 'Cette personne ne coordonnera plus le réseau : elle ne fera plus que lire sa convention.',
  another: 'Une autre adresse, ci-dessous',
  address: 'Ou une autre adresse',
  record: 'Ouvrir l’accès et écrire',
};

type FormerCarrierWords = typeof french;

const english: FormerCarrierWords = {
  title: (carrier) => `What ${carrier} can still read`,
  detail:
    'A former carrier reads its agreement, its ledger, the sessions that it paid for, its statements and the record. It writes nothing and sees nothing else.',
  email: 'E-mail address',
  until: 'Until',
  untilHint: 'Ten years, as accounting items are kept, unless you say otherwise.',
  state: 'State',
  open: 'Open',
  shut: 'Shut',
  add: 'Open a former carrier’s access',
  colleague: 'Somebody of the coordination',
  colleagueHint: 'This person will coordinate the network no more, and only read their agreement.',
  another: 'Another address, below',
  address: 'Or another address',
  record: 'Open the access and write',
};

const all = { fr: typesetAll(french), en: english } as const;

export const formerCarrierWords = ({ words }: Pick<PageContext, 'words'>): FormerCarrierWords =>
  all[words.language];
