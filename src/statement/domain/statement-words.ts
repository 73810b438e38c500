import type { Day } from '../../kernel/civil-time.js';

/** What codes are called in a statement, which is a French document for French funders. */

const spaces = { fine: '\u202f', wide: '\u00a0' };

export const wordFor = (words: Readonly<Record<string, string>>, code: string): string =>
  code === '' ? 'Non précisé' : (words[code] ?? code);

export const modalities: Readonly<Record<string, string>> = {
  phone_now: 'Téléphone immédiat',
  phone_booked: 'Téléphone sur rendez-vous',
  video: 'Visio',
  on_site: 'Présentiel',
};

export const professions: Readonly<Record<string, string>> = {
  general_practitioner: 'Médecin généraliste',
  specialist: 'Médecin spécialiste',
  midwife: 'Sage-femme',
  nurse: 'Infirmière ou infirmier',
  dentist: 'Chirurgien-dentiste',
  pharmacist: 'Pharmacien ou pharmacienne',
  physiotherapist: 'Kinésithérapeute',
  psychologist: 'Psychologue',
  other: 'Autre profession',
};

export const categories: Readonly<Record<string, string>> = {
  ame: 'Aide médicale de l’État',
  css: 'Complémentaire santé solidaire',
  rights_pending: 'Droits en cours d’ouverture',
  refugee: 'Réfugié reconnu',
  recent_arrival: 'Arrivée de moins de cinq ans',
  other: 'Autre situation',
};

export const unmetReasons: Readonly<Record<string, string>> = {
  no_agreement: 'Aucune convention ouverte',
  not_eligible: 'Hors du cadre des conventions',
  budget_exhausted: 'Budget épuisé',
  no_provider: 'Aucun prestataire pour cette demande',
  nobody_available: 'Aucun interprète disponible',
  no_answer: 'Aucune réponse des prestataires',
};

export const cancelledBy: Readonly<Record<string, string>> = {
  professional: 'Professionnel',
  staff: 'Secrétariat',
  coordinator: 'Coordination',
  provider: 'Prestataire',
  unbooked: 'Appel sans demande',
};

export const absences: Readonly<Record<string, string>> = {
  patient: 'Patient absent',
  interpreter: 'Interprète absent',
};

export const incidents: Readonly<Record<string, string>> = {
  went_well: 'C’était bien',
  to_improve: 'À améliorer',
  no_answer: 'Personne n’a répondu',
  language_unavailable: 'Langue indisponible',
  poor_audio: 'Mauvais son',
  interpreter_late: 'Interprète en retard',
  interpreter_absent: 'Interprète absent',
  patient_absent: 'Patient absent',
};

export const costs: Readonly<Record<string, string>> = {
  block: 'Durée des interventions',
  surcharge: 'Majorations',
  travel: 'Déplacements',
  cancellation: 'Annulations tardives',
  absence: 'Absences',
};

export const movements: Readonly<Record<string, string>> = {
  amendment: 'Avenant',
  handover: 'Passage de relais',
  carry_over: 'Report',
  repay: 'Reversement',
  restrict: 'Fonds dédiés',
};

export const accounts = {
  granted: 'Accordé',
  committed: 'Engagé',
  consumed: 'Consommé (dont facturé)',
  invoiced: 'Facturé',
  available: 'Disponible',
  overdrawn: 'Dépassement',
} as const;

/** `1 042,00 €`, with the spaces that do not break. */
export const euros = (cents: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);

export const plural = (count: number, one: string, many: string): string =>
  `${new Intl.NumberFormat('fr-FR').format(count)}${spaces.wide}${Math.abs(count) < 2 ? one : many}`;

/** `1er mars 2022`, as within a sentence. */
export const dayInWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date === 1 ? '1er' : date}${spaces.wide}${months[month - 1]!}${spaces.wide}${year}`;
};

/** `janvier`, as within a sentence. */
export const monthInWords = (day: Day): string => months[Number(day.slice(5, 7)) - 1]!;

/** `10 h 20`, `35 min`, to the minute below. */
export const lengthInWords = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${spaces.wide}min`;
  const whole = `${new Intl.NumberFormat('fr-FR').format(hours)}${spaces.wide}h`;
  return rest === 0 ? whole : `${whole}${spaces.wide}${String(rest).padStart(2, '0')}`;
};

/** `+ 12,5 %`: by how much a figure is more, or less, than before. */
export const changeInWords = (before: number, now: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
    .format(now / before - 1)
    .replace('-', '\u2212')
    .replace(/\s%$/, `${spaces.fine}%`)
    .replace(/^([+\u2212])/, `$1${spaces.fine}`);

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
