import { hasLuhnKey } from './luhn.js';

/** The forms of what France numbers: people, establishments, communes, telephones. */

/** RPPS: eleven digits, the last one Luhn's key. The national sandbox hands out identities that do not pass it. */
export const RPPS = /^\d{11}$/;
export const isRpps = (text: string): boolean => RPPS.test(text) && hasLuhnKey(text);

/** FINESS: nine digits, the last one Luhn's key; in Corsica it starts with 2A or 2B, and its key is nowhere documented. */
export const FINESS = /^(\d{2}|2[AB])\d{7}$/;
export const isFiness = (text: string): boolean =>
  FINESS.test(text) && (/^2[AB]/.test(text) || hasLuhnKey(text));

/** INSEE's code of a commune: `76540`, `2A004`. */
export const INSEE_CODE = /^(\d{2}|2[AB])\d{3}$/;

/** A département: `76`, `2A`, `974`. */
export const DEPARTMENT = /^(\d{2}|2[AB]|97\d)$/;

export const POSTCODE = /^\d{5}$/;

/** A number as it is dialled in France, ten digits in pairs or not, or under +33 or an overseas prefix. */
export const FRENCH_PHONE = /^((\+|00)(33|262|269|590|594|596|508)[ .-]?|0)[1-9]([ .-]?\d{2}){4}$/;
