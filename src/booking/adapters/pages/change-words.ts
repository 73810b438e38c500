import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  back: 'Revenir à la demande',
  cancelTitle: 'Annuler la demande',
  why: 'Pourquoi ?',
  whyMissing: 'Dites pourquoi : cela reste entre le réseau et ses prestataires.',
  which: 'Quelles dates ?',
  onlyThis: (day: string): string => `Seulement ${day}`,
  theRest: (count: string): string => `Celle-ci et ${count} de la série`,
  following: 'suivante',
  followings: 'suivantes',
  freely: 'Sans conséquence : personne n’est encore engagé.',
  freelyAlways: 'Sans conséquence.',
  freeUntil: (moment: string): string =>
    `Sans conséquence jusqu’à ${moment}. Après, le temps réservé reste dû par le réseau.`,
  owed: 'Le moment d’annuler sans conséquence est passé : le temps réservé reste dû par le réseau. Vous et votre patient ne payez rien.',
  owedSum: (sum: string): string => `Soit ${sum} pour le réseau.`,
  someOwed: 'Pour certaines de ces dates, le temps réservé reste dû par le réseau.',
  cancel: 'Annuler la demande',
  keep: 'Garder la demande',
  changed:
    'Rien n’est annulé. Ce que l’annulation entraîne a changé depuis que la page a été ouverte : le voici.',
  already: (state: string): string => `Elle est déjà ${state}.`,
  noMore: 'Cette demande ne s’annule plus',
  moveTitle: 'Déplacer la demande',
  moveLede: 'Le même prestataire est sollicité d’abord. L’interprète devra confirmer de nouveau.',
  day: 'Nouveau jour',
  time: 'Nouvelle heure',
  minutes: 'Durée prévue',
  unchanged: 'Si la nouvelle date ne peut pas être tenue, rien ne change.',
  move: 'Déplacer la demande',
  noMove: 'Cette demande ne se déplace plus',
};

export type ChangeWords = typeof french;

const english: ChangeWords = {
  back: 'Back to the request',
  cancelTitle: 'Cancel the request',
  why: 'Why?',
  whyMissing: 'Say why: it stays between the network and its providers.',
  which: 'Which dates?',
  onlyThis: (day: string): string => `Only ${day}`,
  theRest: (count: string): string => `This one and ${count} of the series`,
  following: 'later one',
  followings: 'later ones',
  freely: 'Without consequence: nobody is engaged yet.',
  freelyAlways: 'Without consequence.',
  freeUntil: (moment: string): string =>
    `Without consequence until ${moment}. After that the network still owes the time that was booked.`,
  owed: 'The time for cancelling without consequence is over: the network still owes the time that was booked. You and your patient pay nothing.',
  owedSum: (sum: string): string => `That is ${sum} for the network.`,
  someOwed: 'For some of these dates the network still owes the time that was booked.',
  cancel: 'Cancel the request',
  keep: 'Keep the request',
  changed:
    'Nothing is cancelled. What cancelling leads to has changed since the page was opened: here it is.',
  already: (state: string): string => `It is already ${state}.`,
  noMore: 'This request can no longer be cancelled',
  moveTitle: 'Move the request',
  moveLede: 'The same provider is asked first. The interpreter will have to confirm again.',
  day: 'New day',
  time: 'New time',
  minutes: 'Planned length',
  unchanged: 'If the new date can’t be had, nothing changes.',
  move: 'Move the request',
  noMove: 'This request can no longer be moved',
};

const all = { fr: typesetAll(french), en: english } as const;

export const changeWords = ({ words }: Pick<PageContext, 'words'>): ChangeWords => all[words.language];
