import type { TimeZone } from '../../../kernel/civil-time.js';

export const columnKeys = [
  'reference',
  'code',
  'startedAt',
  'startTime',
  'wait',
  'duration',
  'language',
  'modality',
  'amount',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Without these there is no call to speak of. */
export const requiredColumns = ['reference', 'code', 'startedAt', 'duration'] as const;
type RequiredColumn = (typeof requiredColumns)[number];

export const durationUnits = ['s', 'min', 'HH:mm:ss', 'HH:mm', 'mm:ss'] as const;
export type DurationUnit = (typeof durationUnits)[number];

export const amountUnits = ['cents', 'euros'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** The date format of a list that names none: ISO 8601, with an offset or in the mapping's time zone. */
export const ISO_8601 = 'ISO 8601';

/** How one provider lays its call lists out. Stored as JSON beside the provider. */
export type CallListMapping = Readonly<{
  /** The header's name of each column; case, accents and spacing don't matter. A key left out is a column the lists don't have. */
  columns: Readonly<Record<RequiredColumn, string> & Partial<Record<ColumnKey, string>>>;
  /** Named columns that a list may lack all the same. Any other column that is named must be there. */
  mayBeAbsent?: readonly ColumnKey[];
  /**
   * Such as `dd/MM/yyyy HH:mm[:ss]` (see date-format.ts); ISO 8601 when left out. Where the time has a column of its own
   * (`startTime`), it is the format of the two with a space between.
   */
  dateFormat?: string;
  /** Where the provider's clock hangs; the network's zone when left out. */
  timeZone?: TimeZone;
  /** Of the duration and the waiting time; seconds when left out. */
  durationUnit?: DurationUnit;
  /** Cents when left out. */
  amountUnit?: AmountUnit;
  /** The provider's own names for languages, each with the catalogue's code. */
  languages?: Readonly<Record<string, string>>;
}>;

/** The layout asked of providers who have none of their own. */
export const defaultMapping: CallListMapping = {
  columns: {
    reference: 'reference',
    code: 'code',
    startedAt: 'debut',
    wait: 'attente_s',
    duration: 'duree_s',
    language: 'langue',
    modality: 'modalite',
    amount: 'montant_centimes',
  },
  mayBeAbsent: ['wait', 'modality', 'amount'],
  dateFormat: ISO_8601,
  durationUnit: 's',
  amountUnit: 'cents',
};
