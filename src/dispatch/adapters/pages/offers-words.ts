import type { OfferState } from '../../../booking/index.js';
import { typesetAll, type PageContext } from '../../../web/index.js';

const states: Readonly<Record<OfferState, string>> = {
  open: 'À répondre',
  accepted: 'Acceptée',
  declined: 'Déclinée',
  withdrawn: 'Retirée',
  expired: 'Sans réponse à temps',
  refused: 'Refusée par votre système',
  superseded: 'Déplacée',
  cancelled: 'Annulée',
};

const french = {
  title: 'Offres',
  lede: 'Les interventions que le réseau vous propose. Répondez à temps : passé l’heure, on demande au suivant.',
  waiting: 'À répondre',
  noneWaiting: 'Rien n’attend votre réponse',
  noneWaitingDetail: 'Tout va bien : un courriel vous prévient à chaque nouvelle offre.',
  toHold: 'Acceptées : à tenir, ou à raconter',
  noneToHold: 'Aucune intervention à venir',
  noneToHoldDetail: 'Celles que vous acceptez se tiennent ici jusqu’à ce que vous disiez ce qui s’est passé.',
  recent: 'Les dernières',
  found: 'Offres trouvées',
  nothingFound: 'Aucune offre ne répond à ces critères',
  nothingFoundDetail: 'Enlevez un critère pour en voir plus.',
  state: 'État',
  states,
  any: 'Peu importe',
  language: 'Langue',
  modality: 'Comment',
  when: 'Quand',
  minutes: 'Durée',
  commune: 'Commune',
  gender: 'Interprète',
  genders: { any: 'femme ou homme', female: 'une femme', male: 'un homme' },
  reference: 'Référence',
  answerBy: 'Répondre avant',
  before: (moment: string): string => `Répondre avant le ${moment}`,
  answered: 'Répondu',
  answer: 'Répondre',
  see: 'Voir',
  tell: 'Dire ce qui s’est passé',
};

export type OffersWords = typeof french;

const english: OffersWords = {
  title: 'Offers',
  lede: 'The sessions that the network offers you. Answer in time: after that the next provider is asked.',
  waiting: 'To answer',
  noneWaiting: 'Nothing waits for your answer',
  noneWaitingDetail: 'All is well: an e-mail tells you of each new offer.',
  toHold: 'Accepted: to hold, or to report',
  noneToHold: 'No session to come',
  noneToHoldDetail: 'Those that you accept stand here until you say what happened.',
  recent: 'The latest',
  found: 'Offers found',
  nothingFound: 'No offer answers to this',
  nothingFoundDetail: 'Remove a condition to see more.',
  state: 'State',
  states: {
    open: 'To answer',
    accepted: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
    expired: 'Not answered in time',
    refused: 'Refused by your system',
    superseded: 'Moved',
    cancelled: 'Cancelled',
  },
  any: 'Any',
  language: 'Language',
  modality: 'How',
  when: 'When',
  minutes: 'Duration',
  commune: 'Commune',
  gender: 'Interpreter',
  genders: { any: 'a woman or a man', female: 'a woman', male: 'a man' },
  reference: 'Reference',
  answerBy: 'Answer before',
  before: (moment) => `Answer before ${moment}`,
  answered: 'Answered',
  answer: 'Answer',
  see: 'See',
  tell: 'Say what happened',
};

const all = { fr: typesetAll(french), en: english } as const;

export const offersWords = ({ words }: Pick<PageContext, 'words'>): OffersWords => all[words.language];
