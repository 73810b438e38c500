import { typesetAll, type PageContext } from '../../../web/index.js';
import type { Criterion } from '../../domain/payer.js';

const frenchCriteria: Readonly<Record<Criterion, string>> = {
  modality: 'modalité',
  profession: 'profession',
  commune: 'commune',
  category: 'situation du patient',
};
const englishCriteria: Readonly<Record<Criterion, string>> = {
  modality: 'modality',
  profession: 'profession',
  commune: 'commune',
  category: 'patient’s situation',
};

const french = {
  title: 'Qui paie, et pourquoi pas les autres',
  now: 'D’après l’argent qu’il reste aujourd’hui.',
  then: 'Tel que c’était au moment de la demande.',
  none: 'Le réseau n’a encore aucune convention.',
  criteria: frenchCriteria,
  forWhom: {
    title: 'Pour qui, et donc qui paierait',
    practice: 'Lieu d’exercice',
    profession: 'Profession',
    category: 'Situation du patient',
    unsaid: 'Non précisé',
  },
  pays: 'Paie.',
  wouldPay: (left: string, needed: string) => `Paierait : il reste ${left}, il faut ${needed}.`,
  wouldPaySomething: (left: string) => `Paierait : il reste ${left}.`,
  wouldOverdraw: (left: string, needed: string) =>
    `Paierait, en dépassement : il reste ${left}, il faut ${needed}.`,
  wouldOverdrawSomething: (left: string) => `Paierait, en dépassement : il reste ${left}.`,
  askedBefore: (left: string) =>
    `Est demandée avant, et pourrait payer à présent : il reste ${left}. Elle ne le pouvait pas quand le payeur a été choisi.`,
  exhausted: (left: string, needed: string) => `Épuisée : il reste ${left}, il faut ${needed}.`,
  exhaustedSomehow: (left: string) => `Épuisée : il reste ${left}.`,
  blocks: 'Elle refuse alors la demande, et les suivantes ne sont pas demandées.',
  fallsBack: 'Elle passe la demande à la suivante.',
  after: (other: string) => `Pourrait payer, mais vient après « ${other} ».`,
  onlyFor: (missed: readonly string[]) => `Ne paie que ceci : ${missed.join(' ; ')}.`,
  notOpen: (startsOn: string, lastOn: string) =>
    `N’est pas ouverte ce jour-là : du ${startsOn} au ${lastOn}.`,
  closing: (lastOn: string) => `En clôture : ne paie plus rien après le ${lastOn}.`,
  closed: (lastOn: string) => `Close. Son dernier jour était le ${lastOn}.`,
};

const english: typeof french = {
  title: 'Who pays, and why not the others',
  now: 'Going by the money that is left today.',
  then: 'As it was when the request was made.',
  none: 'The network has no agreement yet.',
  criteria: englishCriteria,
  forWhom: {
    title: 'For whom, and so who would pay',
    practice: 'Practice',
    profession: 'Profession',
    category: 'Patient’s situation',
    unsaid: 'Not said',
  },
  pays: 'Pays.',
  wouldPay: (left, needed) => `Would pay: ${left} left, ${needed} needed.`,
  wouldPaySomething: (left) => `Would pay: ${left} left.`,
  wouldOverdraw: (left, needed) => `Would pay, overdrawn: ${left} left, ${needed} needed.`,
  wouldOverdrawSomething: (left) => `Would pay, overdrawn: ${left} left.`,
  askedBefore: (left) =>
    `Is asked before, and could pay now: ${left} left. It could not when the payer was chosen.`,
  exhausted: (left, needed) => `Exhausted: ${left} left, ${needed} needed.`,
  exhaustedSomehow: (left) => `Exhausted: ${left} left.`,
  blocks: 'It then refuses the request, and those after it are not asked.',
  fallsBack: 'It passes the request on to the next.',
  after: (other) => `Could pay, but comes after “${other}”.`,
  onlyFor: (missed) => `Pays only for: ${missed.join('; ')}.`,
  notOpen: (startsOn, lastOn) => `Is not open on that day: from ${startsOn} to ${lastOn}.`,
  closing: (lastOn) => `Closing: pays for nothing after ${lastOn}.`,
  closed: (lastOn) => `Closed. Its last day was ${lastOn}.`,
};

const all = { fr: typesetAll(french), en: english } as const;

export const payersWords = ({ words }: Pick<PageContext, 'words'>): typeof french => all[words.language];
