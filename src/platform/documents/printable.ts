/** The characters that the font of printed documents has: those of French, and of most languages in Latin letters. */
const letters =
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u00b4\\u00b6-\\u0107\\u010a-\\u0113\\u0116-\\u011b\\u011e-\\u0123\\u0126-\\u0127\\u012a-\\u012b\\u012e-\\u0133\\u0136-\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u0150-\\u0155\\u0158-\\u015b\\u015e-\\u0165\\u016a-\\u016b\\u016e-\\u017e\\u0192\\u0218-\\u021b\\u0237\\u02c7\\u02c9\\u02dd\\u0300-\\u0301\\u0303-\\u0304\\u0308\\u1e80-\\u1e85\\u1e9e\\u1ef2-\\u1ef3\\u2013-\\u2014\\u2018-\\u2019\\u201c-\\u201d\\u2020\\u2022\\u2026\\u202f\\u20ac\\u20b9\\u2113\\u2212';
const inFont = new RegExp(`^[${letters}]*$`);
const notInFont = new RegExp(`[^${letters}]`, 'gu');

/** Whether a text can be printed: one in Arabic or in Georgian letters can't, and would come out as boxes. */
export const isPrintable = (text: string): boolean => inFont.test(text.normalize('NFC'));

/** A text with a question mark for each letter that can't be printed: an archived file may not hold a letter without a shape. */
export const printed = (text: string): string => text.normalize('NFC').replaceAll(notInFont, '?');
