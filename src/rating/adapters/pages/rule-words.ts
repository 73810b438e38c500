import { typesetAll, type Language } from '../../../web/index.js';
import type { Basis, SupplementUnit } from '../../domain/tariff.js';

type BlockInWords = Readonly<{
  firstMinutes: number;
  first: string;
  stepMinutes: number;
  step: string;
  basis: string;
}>;

const bases = {
  actual: 'la durée réelle',
  planned: 'la durée prévue',
  higher: 'la plus longue des deux durées',
} satisfies Record<Basis, string>;
const per = {
  session: 'par intervention',
  minute: 'par minute',
  started_half_hour: 'par demi-heure commencée',
} satisfies Record<SupplementUnit, string>;

const french = {
  bases: bases as Readonly<Record<Basis, string>>,
  per: per as Readonly<Record<SupplementUnit, string>>,
  block: ({ firstMinutes, first, stepMinutes, step, basis }: BlockInWords): string =>
    `${firstMinutes === 1 ? 'La première minute' : `Les ${firstMinutes} premières minutes`} : ${first}, ` +
    `puis ${step} ${stepMinutes === 1 ? 'par minute commencée' : `par tranche de ${stepMinutes} minutes commencée`}. ` +
    `On compte ${basis}, jamais l’attente.`,
  surcharge: (when: string, more: string): string => `${when} : ${more} de plus.`,
  hours: (from: string, to: string): string => `De ${from} à ${to}`,
  theDay: (weekday: string): string => `le ${weekday}`,
  weekdays: (days: string): string => days.charAt(0).toUpperCase() + days.slice(1),
  holidays: 'Les jours fériés',
  urgent: (hours: string): string => `Demandée moins de ${hours} h avant`,
  travel: (zones: readonly string[]): string => `Déplacement sur place : ${zones.join(' ; ')} et au-delà.`,
  zone: (km: string, sum: string): string => `${sum} jusqu’à ${km} km`,
  cancellation: (hours: string, due: string): string => `Annulée moins de ${hours} h avant : ${due}.`,
  planned: 'le prix prévu, en entier',
  firstBlock: 'le prix des premières minutes',
  ofPlanned: (share: string): string => `${share} du prix prévu`,
  absence: (whose: 'patient' | 'interpreter', due: string): string =>
    `${whose === 'patient' ? 'Patient' : 'Interprète'} absent : ${due}.`,
};

const english: typeof french = {
  bases: {
    actual: 'the actual duration',
    planned: 'the planned duration',
    higher: 'the longer of the two durations',
  },
  per: { session: 'a session', minute: 'a minute', started_half_hour: 'a started half-hour' },
  block: ({ firstMinutes, first, stepMinutes, step, basis }) =>
    `The first ${firstMinutes === 1 ? 'minute' : `${firstMinutes} minutes`}: ${first}, ` +
    `then ${step} ${stepMinutes === 1 ? 'a started minute' : `each ${stepMinutes} minutes started`}. ` +
    `What counts is ${basis}, never the waiting.`,
  surcharge: (when, more) => `${when}: ${more} more.`,
  hours: (from, to) => `From ${from} to ${to}`,
  theDay: (weekday) => `${weekday}s`,
  weekdays: (days) => `On ${days}`,
  holidays: 'On public holidays',
  urgent: (hours) => `Asked for less than ${hours} h before`,
  travel: (zones) => `Travel on site: ${zones.join('; ')} and beyond.`,
  zone: (km, sum) => `${sum} up to ${km} km`,
  cancellation: (hours, due) => `Cancelled less than ${hours} h before: ${due}.`,
  planned: 'the whole planned price',
  firstBlock: 'the price of the first minutes',
  ofPlanned: (share) => `${share} of the planned price`,
  absence: (whose, due) => `${whose === 'patient' ? 'Patient' : 'Interpreter'} absent: ${due}.`,
};

const all = { fr: typesetAll(french), en: english } as const;

/** How rules are said. */
export const ruleWords = (language: Language): typeof french => all[language];
