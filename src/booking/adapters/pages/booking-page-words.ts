import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  back: 'Toutes les demandes',
  title: (language: string): string => `Interprète : ${language}`,
  asked: 'C’est demandé. Vous suivez la réponse ici ; vous n’avez rien d’autre à faire.',
  askedMany: (count: string): string =>
    `C’est demandé : ${count} rendez-vous, chacun suivi à part. Vous n’avez rien d’autre à faire.`,
  free: 'Pris en charge : gratuit pour vous et votre patient',
  dial: 'Ce qu’il faut composer',
  dialDetail: 'À l’heure dite, appelez ce numéro et donnez votre code.',
  called: 'À l’heure dite, l’interprète vous appelle.',
  theirDialDetail: 'À l’heure dite, appelez ce numéro et donnez ce code.',
  code: 'Votre code',
  theirCode: 'Son code',
  callInterpreter: 'Appeler l’interprète',
  join: 'Rejoindre la visio',
  onSite: 'L’interprète vient à cette adresse. Pour le joindre :',
  howWasIt: 'Comment c’était ?',
  howWasItDetail: 'Un mot suffit. Il aide le réseau à choisir ses prestataires.',
  thanks: 'C’est noté, merci.',
  moved: 'C’est déplacé. Le prestataire est sollicité de nouveau ; vous suivez sa réponse ici.',
  cancelled: 'C’est annulé.',
  said: (what: string): string => `Vous avez dit : ${what}.`,
  series: 'Les autres dates de la série',
  move: 'Déplacer',
  cancel: 'Annuler…',
  calendar: 'Mettre à l’agenda',
  refresh: 'Actualiser',
  again: 'Redemander autrement',
};

export type BookingPageWords = typeof french;

const english: BookingPageWords = {
  back: 'All requests',
  title: (language: string): string => `Interpreter: ${language}`,
  asked: 'It is requested. You follow the answer here; there is nothing else to do.',
  askedMany: (count: string): string =>
    `It is requested: ${count} appointments, each followed by itself. There is nothing else to do.`,
  free: 'Paid for: free for you and your patient',
  dial: 'What to dial',
  dialDetail: 'At the time agreed, call this number and give your code.',
  called: 'At the time agreed, the interpreter calls you.',
  theirDialDetail: 'At the time agreed, call this number and give this code.',
  code: 'Your code',
  theirCode: 'Their code',
  callInterpreter: 'Call the interpreter',
  join: 'Join the video call',
  onSite: 'The interpreter comes to this address. To reach them:',
  howWasIt: 'How was it?',
  howWasItDetail: 'One word is enough. It helps the network to choose its providers.',
  thanks: 'Noted, thank you.',
  moved: 'It is moved. The provider is asked again; you follow the answer here.',
  cancelled: 'It is cancelled.',
  said: (what: string): string => `You said: ${what}.`,
  series: 'The other dates of the series',
  move: 'Move',
  cancel: 'Cancel…',
  calendar: 'Add to my calendar',
  refresh: 'Refresh',
  again: 'Ask again, otherwise',
};

const all = { fr: typesetAll(french), en: english } as const;

export const bookingPageWords = ({ words }: Pick<PageContext, 'words'>): BookingPageWords =>
  all[words.language];
