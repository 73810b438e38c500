import { typesetAll, type PageContext } from '../../../web/index.js';
import type { ColumnKey, DurationUnit, AmountUnit } from '../../domain/call-list/mapping.js';

const columns: Readonly<Record<ColumnKey, string>> = {
  reference: 'Référence de l’appel',
  code: 'Code client',
  startedAt: 'Jour, ou jour et heure',
  startTime: 'Heure, si elle est à part',
  wait: 'Attente',
  duration: 'Durée',
  language: 'Langue',
  modality: 'Modalité',
  amount: 'Montant',
};
const durations: Readonly<Record<DurationUnit, string>> = {
  s: 'Secondes : 412',
  min: 'Minutes : 12 ou 12,5',
  'HH:mm:ss': 'Heures, minutes, secondes : 00:06:52',
  'HH:mm': 'Heures et minutes : 1:30',
  'mm:ss': 'Minutes et secondes : 06:52',
};
const amounts: Readonly<Record<AmountUnit, string>> = {
  cents: 'Centimes : 1800',
  euros: 'Euros : 18,00',
};

const french = {
  title: 'Présentation des listes',
  lede: 'Dites une fois comment ce prestataire écrit ses listes d’appels. Les suivantes, et le détail de ses factures, seront lus ainsi.',
  usual: 'Ses listes sont lues aux colonnes habituelles : reference, code, debut, attente_s, duree_s…',
  version: (version: number): string => `Version ${version}, gardée le `,
  kept: 'C’est gardé : ses prochaines listes seront lues ainsi.',
  sample: 'Essayer sur une liste',
  sampleAgain: 'Essayer sur une autre liste',
  file: 'Une liste de ce prestataire, CSV ou Excel (.xlsx)',
  fileHint: 'Elle sert à essayer : rien n’en est gardé, aucun appel n’est compté.',
  look: 'Voir ce que nous comprenons',
  noHeader: 'Aucune ligne de ce fichier ne ressemble à un en-tête : il faut au moins trois colonnes nommées.',
  header: (line: number): string => `En-tête reconnu à la ligne ${line}.`,
  understood: 'Ce que nous comprenons',
  counts: (good: number, bad: number): string =>
    bad === 0
      ? `Les ${good} premières lignes se lisent.`
      : `${good} lignes se lisent, ${bad} non. Corrigez les colonnes et les formats, ou demandez une liste corrigée.`,
  nothingYet: 'Choisissez les colonnes qui manquent, puis essayez à nouveau.',
  line: 'Ligne',
  written: 'Ce qui est écrit',
  read: 'Ce que nous comprenons',
  rightTotal: 'Total : il est juste, ou ne dit rien.',
  wrongTotal: 'Total différent de la somme des lignes : il sera signalé à chaque lecture.',
  fault: (column: string | null, found: string | null, expected: string): string =>
    column === null
      ? `Attendu : ${expected}.`
      : found
        ? `Colonne « ${column} » : « ${found} ». Attendu : ${expected}.`
        : `Colonne « ${column} » : vide. Attendu : ${expected}.`,
  settings: 'Ses colonnes et ses formats',
  columns,
  absent: 'Aucune',
  choose: 'Choisissez la colonne',
  needed: 'Nécessaire',
  dateFormat: 'La date s’écrit comme',
  anyHour: (example: string): string => `${example}, l’heure n’est pas toujours écrite`,
  durationUnit: 'Les durées sont en',
  durations,
  amountUnit: 'Les montants sont en',
  amounts,
  languages: 'Langues que nous ne connaissons pas sous ce nom',
  language: (said: string): string => `Quelle langue est « ${said} » ?`,
  languageHint: (names: string): string =>
    `Peut-être ${names}. Votre choix est gardé pour les listes suivantes.`,
  languageUnknownHint: 'Votre choix est gardé pour les listes suivantes.',
  later: 'Je ne sais pas encore',
  again: 'Essayer à nouveau',
  keep: 'Garder cette présentation',
  lost: 'L’échantillon n’est pas revenu entier : choisissez la liste à nouveau.',
};

export type LayoutWords = typeof french;

const english: LayoutWords = {
  title: 'Layout of its lists',
  lede: 'Say once how this provider writes its call lists. The next ones, and the lines of its invoices, are read so.',
  usual: 'Its lists are read by the usual columns: reference, code, debut, attente_s, duree_s…',
  version: (version) => `Version ${version}, kept on `,
  kept: 'It is kept: its next lists will be read so.',
  sample: 'Try a list',
  sampleAgain: 'Try another list',
  file: 'A list of this provider, CSV or Excel (.xlsx)',
  fileHint: 'It is only tried: nothing of it is kept, no call is counted.',
  look: 'See what we understand',
  noHeader: 'No line of this file looks like a header: at least three named columns are needed.',
  header: (line) => `Header found on line ${line}.`,
  understood: 'What we understand',
  counts: (good, bad) =>
    bad === 0
      ? `The first ${good} lines can be read.`
      : `${good} lines can be read, ${bad} cannot. Mend the columns and formats, or ask for a corrected list.`,
  nothingYet: 'Choose the columns that are missing, then try again.',
  line: 'Line',
  written: 'What is written',
  read: 'What we understand',
  rightTotal: 'A total: it is right, or says nothing.',
  wrongTotal: 'A total that the lines do not come to: it will be told at each reading.',
  fault: (column, found, expected) =>
    column === null
      ? `Expected: ${expected}.`
      : `Column “${column}”: ${found ? `“${found}”` : 'empty'}. Expected: ${expected}.`,
  settings: 'Its columns and formats',
  columns: {
    reference: 'Reference of the call',
    code: 'Client code',
    startedAt: 'Day, or day and time',
    startTime: 'Time, where it stands apart',
    wait: 'Wait',
    duration: 'Duration',
    language: 'Language',
    modality: 'Modality',
    amount: 'Amount',
  },
  absent: 'None',
  choose: 'Choose the column',
  needed: 'Needed',
  dateFormat: 'Dates are written as',
  anyHour: (example) => `${example}, the time is not always written`,
  durationUnit: 'Durations are in',
  durations: {
    s: 'Seconds: 412',
    min: 'Minutes: 12 or 12.5',
    'HH:mm:ss': 'Hours, minutes, seconds: 00:06:52',
    'HH:mm': 'Hours and minutes: 1:30',
    'mm:ss': 'Minutes and seconds: 06:52',
  },
  amountUnit: 'Amounts are in',
  amounts: { cents: 'Cents: 1800', euros: 'Euros: 18.00' },
  languages: 'Languages that we do not know by this name',
  language: (said) => `Which language is “${said}”?`,
  languageHint: (names) => `Perhaps ${names}. What you choose is kept for the next lists.`,
  languageUnknownHint: 'What you choose is kept for the next lists.',
  later: 'I do not know yet',
  again: 'Try again',
  keep: 'Keep this layout',
  lost: 'The sample did not come back whole: choose the list again.',
};

const all = { fr: typesetAll(french), en: english } as const;

export const layoutWords = ({ words }: Pick<PageContext, 'words'>): LayoutWords => all[words.language];
