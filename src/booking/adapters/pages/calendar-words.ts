import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Vos rendez-vous dans votre agenda',
  lede: 'Une adresse privée, à donner à votre logiciel d’agenda : il y lit vos rendez-vous, et leurs changements.',
  what: 'On y lit la langue, la façon, l’heure et le lieu. Jamais rien du patient, ni votre code.',
  none: 'Aucune adresse pour l’instant.',
  since: (day: string): string => `Votre adresse sert depuis le ${day}.`,
  made: 'Voici votre adresse. Copiez-la : elle ne sera plus montrée.',
  make: 'Créer l’adresse',
  renew: 'En créer une autre',
  renewDetail: 'L’ancienne ne marchera plus.',
  revoke: 'Supprimer l’adresse',
  back: 'Toutes les demandes',
  calendar: (place: string): string => `Interprètes, ${place}`,
  summary: (language: string, way: string): string => `Interprète ${language}, ${way}`,
  tentative: 'Demandé, pas encore confirmé.',
  for: (name: string): string => `Pour ${name}`,
  practicePhone: (number: string): string => `Structure : ${number}`,
  dial: (provider: string, number: string): string => `À l’heure dite, appelez ${provider} : ${number}`,
  called: 'À l’heure dite, l’interprète vous appelle.',
  reach: (number: string): string => `Joindre l’interprète : ${number}`,
  join: (address: string): string => `Rejoindre la visio : ${address}`,
  reference: (reference: string): string => `Référence ${reference}`,
};

export type CalendarWords = typeof french;

const english: CalendarWords = {
  title: 'Your appointments in your calendar',
  lede: 'A private address, to give to your calendar: it reads your appointments there, and their changes.',
  what: 'It tells the language, the way, the time and the place. Never anything about the patient, nor your code.',
  none: 'No address so far.',
  since: (day: string): string => `Your address is in use since ${day}.`,
  made: 'This is your address. Copy it: it will not be shown again.',
  make: 'Make the address',
  renew: 'Make another one',
  renewDetail: 'The former one will no longer work.',
  revoke: 'Remove the address',
  back: 'All requests',
  calendar: (place: string): string => `Interpreters, ${place}`,
  summary: (language: string, way: string): string => `Interpreter ${language}, ${way}`,
  tentative: 'Requested, not confirmed yet.',
  for: (name: string): string => `For ${name}`,
  practicePhone: (number: string): string => `Practice: ${number}`,
  dial: (provider: string, number: string): string => `At the time agreed, call ${provider}: ${number}`,
  called: 'At the time agreed, the interpreter calls you.',
  reach: (number: string): string => `Reach the interpreter: ${number}`,
  join: (address: string): string => `Join the video call: ${address}`,
  reference: (reference: string): string => `Reference ${reference}`,
};

const all = { fr: typesetAll(french), en: english } as const;

export const calendarWords = ({ words }: Pick<PageContext, 'words'>): CalendarWords => all[words.language];
