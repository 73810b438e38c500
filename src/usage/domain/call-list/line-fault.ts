import type { Bilingual } from '../../../kernel/errors.js';
import { MODALITIES } from '../../../kernel/modality.js';
import type { CallFields, LineRefusal } from './call-line.js';
import { ISO_8601, type CallListMapping, type ColumnKey } from './mapping.js';

/** What keeps a line from being a call: in which column, what stands there, and what was expected. */
export type LineFault = Readonly<{
  reason: LineRefusal;
  key: ColumnKey | null;
  /** As the list's header calls it; null where it is the line as a whole. */
  column: string | null;
  found: string | null;
  expected: Bilingual;
}>;

/** Says of a refused line what a person needs in order to mend the list, or its layout. */
export const faultOf = (reason: LineRefusal, fields: CallFields, mapping: CallListMapping): LineFault => {
  const key = columnOf[reason];
  return {
    reason,
    key,
    column: key && (mapping.columns[key] ?? null),
    found: key && (fields[key]?.trim() ?? '').slice(0, LONGEST_SHOWN),
    expected: expectedBy(reason, mapping),
  };
};

const LONGEST_SHOWN = 100;

const columnOf: Readonly<Record<LineRefusal, ColumnKey | null>> = {
  missing_reference: 'reference',
  bad_reference: 'reference',
  missing_code: 'code',
  bad_code: 'code',
  bad_date: 'startedAt',
  ambiguous_time: 'startedAt',
  inexistent_time: 'startedAt',
  bad_wait: 'wait',
  bad_duration: 'duration',
  zero_duration: 'duration',
  too_long: 'duration',
  ended_before_started: 'duration',
  bad_amount: 'amount',
  unknown_language: 'language',
  unknown_modality: 'modality',
  wrong_number_of_columns: null,
};

const expectedBy = (reason: LineRefusal, mapping: CallListMapping): Bilingual => {
  switch (columnOf[reason]) {
    case 'reference':
      return { fr: 'une référence de 1 à 100 caractères', en: 'a reference of 1 to 100 characters' };
    case 'code':
      return { fr: 'un code client de 1 à 100 caractères', en: 'a client code of 1 to 100 characters' };
    case 'startedAt':
    case 'startTime': {
      if (reason === 'ambiguous_time')
        return { fr: 'une heure qui ne vient qu’une fois', en: 'a time that comes once' };
      if (reason === 'inexistent_time')
        return { fr: 'une heure qui est venue ce jour-là', en: 'a time that came on that day' };
      const example = dateExample(mapping.dateFormat ?? ISO_8601);
      return { fr: `une date comme ${example}`, en: `a date such as ${example}` };
    }
    case 'wait':
    case 'duration':
      return durations[mapping.durationUnit ?? 's'];
    case 'amount':
      return mapping.amountUnit === 'euros'
        ? { fr: 'un montant en euros, comme 18,00', en: 'an amount in euros, such as 18,00' }
        : { fr: 'un nombre entier de centimes, comme 1800', en: 'a whole number of cents, such as 1800' };
    case 'language':
      return {
        fr: 'une langue du catalogue, par son nom ou son code',
        en: 'a language of the catalogue, by its name or its code',
      };
    case 'modality':
      return {
        fr: `une modalité : téléphone, téléphone sur rendez-vous, visio, présentiel, ou ${MODALITIES.join(', ')}`,
        en: `a modality: ${MODALITIES.join(', ')}`,
      };
    case null:
      return { fr: 'autant de colonnes que l’en-tête', en: 'as many columns as the header' };
  }
};

const durations: Readonly<Record<NonNullable<CallListMapping['durationUnit']>, Bilingual>> = {
  s: { fr: 'un nombre de secondes, comme 412', en: 'a number of seconds, such as 412' },
  min: { fr: 'un nombre de minutes, comme 12 ou 12,5', en: 'a number of minutes, such as 12 or 12.5' },
  'HH:mm:ss': { fr: 'une durée comme 00:06:52', en: 'a duration such as 00:06:52' },
  'HH:mm': { fr: 'une durée en heures et minutes, comme 1:30', en: 'hours and minutes, such as 1:30' },
  'mm:ss': { fr: 'une durée en minutes et secondes, comme 06:52', en: 'minutes and seconds, such as 06:52' },
};

/** A date as the format writes it: `31/03/2026 14:05` for `dd/MM/yyyy HH:mm`. */
export const dateExample = (format: string): string =>
  format === ISO_8601
    ? '2026-03-31T14:05:09+02:00'
    : format.replace(/yyyy|MM?|dd?|HH?|mm|ss|'([^']*)'|[[\]]/g, (piece, quoted?: string) =>
        quoted === undefined ? (EXAMPLE[piece] ?? '') : quoted,
      );

const EXAMPLE: Readonly<Record<string, string>> = {
  yyyy: '2026',
  MM: '03',
  M: '3',
  dd: '31',
  d: '31',
  HH: '14',
  H: '14',
  mm: '05',
  ss: '09',
};
