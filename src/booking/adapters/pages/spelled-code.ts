import type { Language } from '../../../web/index.js';

const digits: Readonly<Record<Language, readonly string[]>> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** A code as it is dictated, group by group: `ROU-MG-01` is « R-O-U », « M-G », « zéro-un ». */
export const spelledCode = (code: string, language: Language): readonly string[] =>
  code
    .split(/[^\p{L}\d]+/u)
    .filter((group) => group !== '')
    .map((group) =>
      [...group.toUpperCase()]
        .map((sign) => (/\d/.test(sign) ? digits[language][Number(sign)] : sign))
        .join('-'),
    );
