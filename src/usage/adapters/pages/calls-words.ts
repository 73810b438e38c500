import type { Outcome } from '../../../kernel/outcome.js';
import { typesetAll, type PageContext } from '../../../web/index.js';
import type { UsageSource } from '../../domain/session.js';

const outcomes: Readonly<Record<Outcome, string>> = {
  completed: 'Faite',
  late_cancellation: 'Annulée tardivement',
  patient_no_show: 'Patient absent',
  interpreter_no_show: 'Interprète absent',
  void: 'N’a pas eu lieu',
};

const sources: Readonly<Record<UsageSource, string>> = {
  event: 'Message du prestataire',
  list: 'Liste d’appels',
  manual: 'Correction',
};

const french = {
  title: 'Consommations',
  lede: 'Ce qui s’est passé, ce que cela a coûté et qui l’a payé. La plus récente vient d’abord.',
  outcomes,
  sources,
  from: 'Du',
  to: 'Au',
  agreement: 'Convention',
  provider: 'Prestataire',
  professional: 'Professionnel',
  practice: 'Lieu d’exercice',
  language: 'Langue',
  modality: 'Modalité',
  outcome: 'Issue',
  source: 'Connue par',
  corrected: 'Corrections',
  any: 'Peu importe',
  more: 'D’autres critères',
  standing: 'Celles qui comptent',
  replaced: 'Celles qu’une correction a remplacées',
  when: 'Début',
  duration: 'Durée',
  wait: 'Attente',
  amount: 'Montant',
  state: 'État',
  total: (counted: string, replaced: number): string =>
    replaced === 0
      ? `Total, ${counted}`
      : `Total, ${counted}, sans ${replaced === 1 ? 'celle qui est remplacée' : `les ${replaced} remplacées`}`,
  one: 'intervention',
  many: 'interventions',
  isReplaced: 'Remplacée',
  isCorrection: 'Correction',
  differs: 'Écart',
  unknownProfessional: 'Appelant inconnu',
  none: 'Aucune consommation encore',
  noneDetail: 'Elles viendront des prestataires, au fil des appels, ou des listes d’appels que vous déposez.',
  nothingFound: 'Aucune consommation ne répond à ces critères',
  nothingFoundDetail: 'Élargissez les dates, ou montrez tout.',
  dropList: 'Déposer une liste d’appels',
  reference: 'Référence du prestataire',
  day: 'Jour compté',
  billedMinutes: 'Minutes facturées',
  minutesCsv: 'Durée (s)',
  waitCsv: 'Attente (s)',
  euros: 'Montant (€)',
  theirEuros: 'Montant du prestataire (€)',
  correctionOf: 'Corrige',
  correctedBy: 'Corrigée par',
  id: 'Identifiant',
};

export type CallsWords = typeof french;

const english: CallsWords = {
  title: 'Usage',
  lede: 'What happened, what it cost and who paid. The latest comes first.',
  outcomes: {
    completed: 'Held',
    late_cancellation: 'Cancelled late',
    patient_no_show: 'Patient absent',
    interpreter_no_show: 'Interpreter absent',
    void: 'Did not take place',
  },
  sources: { event: 'Message of the provider', list: 'Call list', manual: 'Correction' },
  from: 'From',
  to: 'To',
  agreement: 'Agreement',
  provider: 'Provider',
  professional: 'Professional',
  practice: 'Practice',
  language: 'Language',
  modality: 'Modality',
  outcome: 'Outcome',
  source: 'Known by',
  corrected: 'Corrections',
  any: 'All',
  more: 'More',
  standing: 'Those that count',
  replaced: 'Those that a correction has replaced',
  when: 'Start',
  duration: 'Duration',
  wait: 'Wait',
  amount: 'Amount',
  state: 'State',
  total: (counted, replaced) =>
    replaced === 0 ? `Total, ${counted}` : `Total, ${counted}, without the ${replaced} replaced`,
  one: 'session',
  many: 'sessions',
  isReplaced: 'Replaced',
  isCorrection: 'Correction',
  differs: 'Difference',
  unknownProfessional: 'Unknown caller',
  none: 'No usage yet',
  noneDetail: 'It will come from the providers, call by call, or from the call lists that you send.',
  nothingFound: 'No usage answers to this',
  nothingFoundDetail: 'Widen the dates, or show everything.',
  dropList: 'Send a call list',
  reference: 'Reference of the provider',
  day: 'Day counted',
  billedMinutes: 'Billed minutes',
  minutesCsv: 'Duration (s)',
  waitCsv: 'Wait (s)',
  euros: 'Amount (€)',
  theirEuros: 'Amount of the provider (€)',
  correctionOf: 'Corrects',
  correctedBy: 'Corrected by',
  id: 'Id',
};

const all = { fr: typesetAll(french), en: english } as const;

export const callsWords = ({ words }: Pick<PageContext, 'words'>): CallsWords => all[words.language];
