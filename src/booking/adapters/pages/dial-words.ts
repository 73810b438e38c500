import { typesetAll, type PageContext } from '../../../web/index.js';
import { incidentKinds, type IncidentKind } from '../../domain/booking.js';

const french = {
  interpreterIn: (language: string): string => `Interprète en ${language}`,
  callIn: 'Appeler un interprète en ',
  changeLanguage: 'Changer de langue',
  yourCode: 'Votre code, confidentiel',
  theirCode: 'Son code, confidentiel',
  sayToOperator: 'Dites à l’opérateur',
  speaker: 'Mettez le haut-parleur : l’interprète arrive en 2 à 3 minutes.',
  calledBack: (provider: string): string => `${provider} vous rappelle`,
  calledBackDetail: 'Gardez la ligne libre, et mettez le haut-parleur.',
  awaited: (provider: string): string => `${provider} cherche un interprète`,
  awaitedDetail: 'Le numéro à appeler s’affichera ici.',
  refresh: 'Voir où en est l’appel',
  callInterpreter: 'Appeler l’interprète',
  found: (provider: string): string => `${provider} a trouvé votre interprète. Ce numéro est le sien.`,
  foundDetail: 'Sans code. Mettez le haut-parleur.',
  byOperator: (provider: string): string => `Ça ne répond pas ? Passer par l’opérateur de ${provider}`,
  joinVideo: 'Rejoindre l’interprète en visio',
  noCode: 'Il vous manque un code',
  noCodeDetail: (provider: string): string =>
    `Aucun code client ne vous est attribué chez ${provider} pour ce jour. La coordination peut vous en donner un.`,
  over: 'Cet appel est terminé.',
  askedAgain: 'Cet appel vient d’être demandé : c’est bien le même.',
  another: 'Appeler pour un autre patient',
  callAgain: 'Appeler à nouveau',
  notCalling: 'Je n’appelle pas',
  notCallingDetail: 'Sans conséquence : un appel qui n’est pas fait n’est pas dû.',

  after: 'Après l’appel',
  afterDetail: 'Un geste suffit. C’est facultatif, et cela aide la coordination.',
  thanks: (kind: string): string => `Merci, c’est noté : ${kind}.`,
  whatNow: 'Rappelez l’opérateur et redonnez votre code : quelqu’un d’autre répondra peut-être. Sinon :',
  whatNowOver: 'Vous pouvez appeler à nouveau. Sinon :',
  bookLater: 'réserver un interprète pour plus tard',
  outcomes: Object.fromEntries(Object.entries(incidentKinds).map(([kind, { fr }]) => [kind, fr])) as Readonly<
    Record<IncidentKind, string>
  >,
  during: 'Pendant la consultation',
  advice: {
    patient: 'Parlez à votre patient, pas à l’interprète.',
    sentences: 'Des phrases courtes, une idée à la fois.',
    secrecy: 'L’interprète est tenu au secret professionnel.',
  },
  staysHere: 'Le numéro et le code restent affichés ici, même sans réseau, pour vous seul.',

  offline: 'Appeler sans réseau',
  offlineNow: 'Vous êtes hors ligne. Le numéro et votre code marchent sans nous.',
  offlineNobody: 'Vous êtes hors ligne',
  offlineNobodyDetail:
    'Rien n’est gardé sur cet appareil. Revenez quand le réseau revient, ou appelez avec la fiche affichée à l’accueil.',
  retry: 'Réessayer',
  yourLanguages: 'Vos dernières langues',
  noCodeYet: 'Aucun code n’est attribué pour aujourd’hui.',
};

export type DialWords = typeof french;

const english: DialWords = {
  interpreterIn: (language: string): string => `Interpreter in ${language}`,
  callIn: 'Call an interpreter in ',
  changeLanguage: 'Change language',
  yourCode: 'Your code, confidential',
  theirCode: 'Their code, confidential',
  sayToOperator: 'Say to the operator',
  speaker: 'Put the speaker on: the interpreter comes within 2 to 3 minutes.',
  calledBack: (provider: string): string => `${provider} will call you back`,
  calledBackDetail: 'Keep the line free, and put the speaker on.',
  awaited: (provider: string): string => `${provider} is looking for an interpreter`,
  awaitedDetail: 'The number to call will be shown here.',
  refresh: 'See where the call stands',
  callInterpreter: 'Call the interpreter',
  found: (provider: string): string => `${provider} has found your interpreter. This number is theirs.`,
  foundDetail: 'No code is needed. Put the speaker on.',
  byOperator: (provider: string): string => `No answer? Go through the operator of ${provider}`,
  joinVideo: 'Join the interpreter by video',
  noCode: 'You lack a code',
  noCodeDetail: (provider: string): string =>
    `No access code is yours with ${provider} on this day. The coordination can give you one.`,
  over: 'This call is over.',
  askedAgain: 'This call has just been requested: it is the same one.',
  another: 'Call for another patient',
  callAgain: 'Call again',
  notCalling: 'I am not calling',
  notCallingDetail: 'Without consequence: a call that is not made is not owed.',

  after: 'After the call',
  afterDetail: 'One tap is enough. It is optional, and helps the coordination.',
  thanks: (kind: string): string => `Thank you, noted: ${kind}.`,
  whatNow: 'Call the operator again and give your code: somebody else may answer. Otherwise:',
  whatNowOver: 'You can call again. Otherwise:',
  bookLater: 'book an interpreter for later',
  outcomes: Object.fromEntries(Object.entries(incidentKinds).map(([kind, { en }]) => [kind, en])) as Readonly<
    Record<IncidentKind, string>
  >,
  during: 'During the consultation',
  advice: {
    patient: 'Speak to your patient, not to the interpreter.',
    sentences: 'Short sentences, one idea at a time.',
    secrecy: 'The interpreter is bound by professional secrecy.',
  },
  staysHere: 'The number and the code stay here, even without a network, for you alone.',

  offline: 'Calling without a network',
  offlineNow: 'You are offline. The number and your code work without us.',
  offlineNobody: 'You are offline',
  offlineNobodyDetail:
    'Nothing is kept on this device. Come back when the network does, or call with the card at the front desk.',
  retry: 'Try again',
  yourLanguages: 'Your latest languages',
  noCodeYet: 'No code has been given for today.',
};

const all = { fr: typesetAll(french), en: english } as const;

/** What is said to the operator, who is French whatever language the page speaks. */
export const toOperator = typesetAll({
  hello: '« Bonjour, code',
  anInterpreterIn: 'Un interprète en',
  please: ', s’il vous plaît. »',
  theLanguage: '…',
});

export const dialWords = ({ words }: Pick<PageContext, 'words'>): DialWords => all[words.language];
