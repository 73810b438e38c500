import type { Bilingual } from '../../../kernel/errors.js';
import type { Modality } from '../../../kernel/modality.js';
import type { Cents } from '../../../kernel/money.js';
import type { ColumnKey } from './mapping.js';
import type { WrongTotal } from './totals.js';

/** One call as the provider lists it, before anyone asks whose it is or what it costs. */
export type Call = Readonly<{
  /** The provider's own, of 1 to 100 characters. */
  reference: string;
  /** The confidential client code that was given on the phone: text, `00421` keeps its zeros. */
  code: string;
  startedAt: Date;
  /** Seconds before the interpreter answered, 0 to 86,400; null when the list does not say. Waiting is never billed. */
  waitSeconds: number | null;
  /** Whole seconds, 1 to 86,400. */
  durationSeconds: number;
  /** The catalogue's code; null when the list does not say. */
  language: string | null;
  modality: Modality;
  /** What the provider asks for, VAT included; negative for a credit; null when the list does not say. */
  providerAmountCents: Cents | null;
  fields: CallFields;
}>;

/** The columns that the mapping names, as they were read; no other column is ever kept. */
export type CallFields = Readonly<Partial<Record<ColumnKey, string>>>;

/** Why a line can't be taken as a call. It is kept and shown to the coordinator, never dropped. */
export const lineRefusals = {
  missing_reference: { fr: 'Référence absente', en: 'No reference' },
  bad_reference: {
    fr: 'Référence de plus de 100 caractères, ou sur plusieurs lignes',
    en: 'Reference of more than 100 characters, or of several lines',
  },
  missing_code: { fr: 'Code client absent', en: 'No client code' },
  bad_code: {
    fr: 'Code client de plus de 100 caractères, ou sur plusieurs lignes',
    en: 'Client code of more than 100 characters, or of several lines',
  },
  bad_date: { fr: 'Date illisible', en: 'Unreadable date' },
  ambiguous_time: {
    fr: 'Heure survenue deux fois (passage à l’heure d’hiver)',
    en: 'This time came twice (clocks went back)',
  },
  inexistent_time: {
    fr: 'Heure qui n’a pas existé (passage à l’heure d’été)',
    en: 'This time never came (clocks went forward)',
  },
  bad_wait: {
    fr: 'Attente illisible, ou de plus de 24 heures',
    en: 'Waiting time unreadable, or of more than 24 hours',
  },
  bad_duration: { fr: 'Durée illisible', en: 'Unreadable duration' },
  zero_duration: { fr: 'Durée nulle', en: 'Lasted no time' },
  too_long: { fr: 'Durée de plus de 24 heures', en: 'Lasted more than 24 hours' },
  ended_before_started: { fr: 'Appel terminé avant d’avoir commencé', en: 'Ended before it started' },
  bad_amount: { fr: 'Montant illisible', en: 'Unreadable amount' },
  unknown_language: { fr: 'Langue inconnue', en: 'Unknown language' },
  unknown_modality: { fr: 'Modalité inconnue', en: 'Unknown modality' },
  wrong_number_of_columns: {
    fr: 'Nombre de colonnes différent de l’en-tête',
    en: 'Not as many columns as the header',
  },
} as const satisfies Record<string, Bilingual>;

export type LineRefusal = keyof typeof lineRefusals;

/** What one line of the list gave; `line` counts from 1 in the file, as a spreadsheet does. */
export type CallLine =
  | Readonly<{ line: number; call: Call }>
  | Readonly<{ line: number; reason: LineRefusal; fields: CallFields }>
  | WrongTotalLine;

/** A total of the list that its lines do not come to. */
export type WrongTotalLine = Readonly<{ line: number; total: WrongTotal; fields: CallFields }>;
