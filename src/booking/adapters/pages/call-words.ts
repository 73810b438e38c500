import type { Category } from '../../../funding/index.js';
import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: 'Appeler un interprète',
  lede: 'En 2 à 3 minutes, jour et nuit.',
  lastLanguages: 'Vos dernières langues',
  lastCall: (day: string): string => `votre dernier appel, le ${day}`,
  theirLastCall: (day: string): string => `dernier appel, le ${day}`,
  where: 'Où recevez-vous ?',
  whereMissing: 'Dites dans quelle structure vous recevez, puis choisissez la langue.',
  languageMissing: 'Choisissez une langue de la liste.',
  otherLanguage: 'Une autre langue',
  otherLanguageHint: 'En français ou dans sa langue : dari,',
  found: (count: string): string => `${count} :`,
  language: 'langue trouvée',
  languages: 'langues trouvées',
  nothingFound: (words: string): string => `Aucune langue ne s’appelle « ${words} »`,
  nothingFoundDetail:
    'Essayez son nom dans sa langue, ou celui d’une langue que votre patient comprend aussi. L’opérateur en parle près de deux cents.',
  signed: 'Une langue des signes se voit : réservez en visio ou sur place.',
  heardHere: 'Demandées aussi dans votre structure',
  usual: 'Souvent demandées',
  aside: 'À venir',
  next: 'Votre prochain rendez-vous',
  theirNext: 'Son prochain rendez-vous',
  seeBookings: 'Voir les demandes',
  longer: 'Une consultation longue ou délicate ?',
  longerDetail: 'Réservez un interprète, au téléphone ou à vos côtés.',
  book: 'Réserver un interprète',
  forReception: 'Pour l’accueil du cabinet :',
  card: 'la fiche à afficher',
  cardFormat: '(PDF, une page).',
  carriedBy: (carriers: string): string => `Un service porté par ${carriers}.`,
  forgone: 'L’appel est annulé. Rien n’est dû.',

  noted: 'Votre demande est notée : la coordination voit qu’un interprète a manqué.',
  whatToDo: 'Que faire',
  todo: {
    'budget-exhausted': 'Écrivez à la coordination : elle peut débloquer l’enveloppe.',
    'no-agreement': 'Écrivez à la coordination : elle sait quand le financement reprend.',
    'not-eligible':
      'Si la situation de votre patient change qui paie, dites-la ci-dessous ; sinon, écrivez à la coordination.',
    'no-provider': 'Choisissez une autre langue que votre patient comprend, ou réservez pour plus tard.',
    'sign-language': 'Réservez un interprète en visio ou sur place : dites-y le jour et l’heure.',
    'not-enrolled': 'Écrivez à la coordination : elle peut activer l’adhésion.',
  } as Readonly<Record<string, string>>,
  coordination: 'Votre coordination :',
  category: 'La situation du patient',
  categoryHint: 'Une catégorie, jamais un nom : elle dit seulement qui paie.',
  categories: {
    ame: 'Aide médicale de l’État (AME)',
    css: 'Complémentaire santé solidaire (CSS)',
    rights_pending: 'Droits en cours d’ouverture',
    refugee: 'Réfugié reconnu',
    recent_arrival: 'Arrivé en France depuis moins de cinq ans',
    other: 'Autre',
  } satisfies Record<Category, string> as Readonly<Record<Category, string>>,
  askAgain: 'Appeler avec cette situation',
};

export type CallWords = typeof french;

const english: CallWords = {
  title: 'Call an interpreter',
  lede: 'Within 2 to 3 minutes, day and night.',
  lastLanguages: 'Your latest languages',
  lastCall: (day: string): string => `your last call, on ${day}`,
  theirLastCall: (day: string): string => `last call, on ${day}`,
  where: 'Where are you seeing the patient?',
  whereMissing: 'Say in which practice you are seeing the patient, then choose the language.',
  languageMissing: 'Choose a language of the list.',
  otherLanguage: 'Another language',
  otherLanguageHint: 'In French or in the language itself: dari,',
  found: (count: string): string => `${count}:`,
  language: 'language found',
  languages: 'languages found',
  nothingFound: (words: string): string => `No language is called “${words}”`,
  nothingFoundDetail:
    'Try its own name, or that of a language that your patient understands too. The operator knows nearly two hundred.',
  signed: 'A sign language has to be seen: book it by video or on site.',
  heardHere: 'Also asked for in your practice',
  usual: 'Often asked for',
  aside: 'To come',
  next: 'Your next appointment',
  theirNext: 'Their next appointment',
  seeBookings: 'See the requests',
  longer: 'A long or delicate consultation?',
  longerDetail: 'Book an interpreter, on the telephone or at your side.',
  book: 'Book an interpreter',
  forReception: 'For the front desk:',
  card: 'the card to pin up',
  cardFormat: '(PDF, one page).',
  carriedBy: (carriers) => `A service run by ${carriers}.`,
  forgone: 'The call is cancelled. Nothing is owed.',

  noted: 'Your request is noted: the coordination sees that an interpreter was missing.',
  whatToDo: 'What to do',
  todo: {
    'budget-exhausted': 'Write to the coordination: it can unblock the money.',
    'no-agreement': 'Write to the coordination: it knows when the funding starts again.',
    'not-eligible':
      'If your patient’s situation changes who pays, say it below; otherwise, write to the coordination.',
    'no-provider': 'Choose another language that your patient understands, or book for later.',
    'sign-language': 'Book an interpreter by video or on site: say there on which day and at what time.',
    'not-enrolled': 'Write to the coordination: it can activate the membership.',
  },
  coordination: 'Your coordination:',
  category: 'The patient’s situation',
  categoryHint: 'A category, never a name: it only says who pays.',
  categories: {
    ame: 'State medical aid (AME)',
    css: 'Complementary health cover (CSS)',
    rights_pending: 'Rights being opened',
    refugee: 'Recognised refugee',
    recent_arrival: 'In France for less than five years',
    other: 'Other',
  },
  askAgain: 'Call with this situation',
};

const all = { fr: typesetAll(french), en: english } as const;

export const callWords = ({ words }: Pick<PageContext, 'words'>): CallWords => all[words.language];
