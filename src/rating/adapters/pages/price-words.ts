import { typesetAll, type Language } from '../../../web/index.js';

const french = {
  caption: 'Le prix, ligne par ligne',
  rule: 'Ce qui est dû',
  quantity: 'Nombre',
  unitPrice: 'Prix unitaire',
  amount: 'Montant',
  total: 'Total',
  nothing: 'Rien n’est dû.',
  first: 'Première tranche',
  step: 'Tranches suivantes',
  agreed: 'Écart accepté avec le prestataire',
  surcharge: (window: string, share: string): string => `Majoration ${window}${share}`,
  hours: (from: string, to: string): string => `de ${from} à ${to}`,
  holiday: 'de jour férié',
  notice: (hours: string): string => `de demande à moins de ${hours} h`,
  weekdays: {
    monday: 'du lundi',
    tuesday: 'du mardi',
    wednesday: 'du mercredi',
    thursday: 'du jeudi',
    friday: 'du vendredi',
    saturday: 'du samedi',
    sunday: 'du dimanche',
  } as Readonly<Record<string, string>>,
  travel: (kilometres: string): string => `Déplacement, jusqu’à ${kilometres} km`,
  cancellation: (hours: string): string => `Annulation à moins de ${hours} h`,
  patientAbsent: (share: string): string => `Patient absent, ${share} du prix prévu`,
  interpreterAbsent: (share: string): string => `Interprète absent, ${share} du prix prévu`,
};

export type PriceWords = typeof french;

const english: PriceWords = {
  caption: 'The price, line by line',
  rule: 'What is due',
  quantity: 'Number',
  unitPrice: 'Unit price',
  amount: 'Amount',
  total: 'Total',
  nothing: 'Nothing is due.',
  first: 'First block',
  step: 'Steps after it',
  agreed: 'Difference accepted with the provider',
  surcharge: (window, share) => `Surcharge ${window}${share}`,
  hours: (from, to) => `from ${from} to ${to}`,
  holiday: 'of public holidays',
  notice: (hours) => `of a request under ${hours} h ahead`,
  weekdays: {
    monday: 'of Mondays',
    tuesday: 'of Tuesdays',
    wednesday: 'of Wednesdays',
    thursday: 'of Thursdays',
    friday: 'of Fridays',
    saturday: 'of Saturdays',
    sunday: 'of Sundays',
  },
  travel: (kilometres) => `Travel, up to ${kilometres} km`,
  cancellation: (hours) => `Cancelled under ${hours} h ahead`,
  patientAbsent: (share) => `Patient absent, ${share} of the planned price`,
  interpreterAbsent: (share) => `Interpreter absent, ${share} of the planned price`,
};

const all = { fr: typesetAll(french), en: english } as const;

export const priceWords = (language: Language): PriceWords => all[language];
