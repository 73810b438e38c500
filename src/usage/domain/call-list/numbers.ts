import { Cents } from '../../../kernel/money.js';
import type { AmountUnit } from './mapping.js';

/**
 * An amount as people write it (`1 042,00 €`, `−12,50`, `1042.00`), exact, or undefined when it can't be read
 * without guessing: `1.042` may be a thousand or one, and a fraction of a cent belongs to no invoice.
 */
export const readAmount = (text: string, unit: AmountUnit): Cents | undefined => {
  const number = plainNumber(text.replace(CURRENCY, ''));
  if (number === undefined) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  if (unit === 'cents') return number.includes('.') ? undefined : cents(whole);
  return fraction.length > 2 ? undefined : cents(whole + fraction.padEnd(2, '0'));
};

/**
 * A number with spaces of any kind between thousands, a comma or a point before decimals, and a hyphen or a true minus
 * sign, as `-1042.5`; undefined when it is not one.
 */
export const plainNumber = (text: string): string | undefined => {
  if (DIGITS.test(text)) return text;
  const found = NUMBER.exec(text.trim());
  if (!found) return undefined;
  const [, sign, whole = '', fraction] = found;
  return `${sign && sign !== '+' ? '-' : ''}${whole.replace(/\s/g, '')}${fraction ? `.${fraction}` : ''}`;
};

const DIGITS = /^\d{1,12}$/;
// \s holds U+00A0, U+202F and the thin spaces; U+2212 is the minus sign, U+2013 the dash that word processors make of it.
const NUMBER = /^([-+\u2212\u2013])?\s*(\d{1,12}|\d{1,3}(?:\s\d{3}){1,3})(?:[.,](\d{1,9}))?$/;
const CURRENCY = /^\s*€|(?:€|EUR|euros?)\s*$/i;

// Adding 0 turns the -0 of `-0,00` into the 0 that the database gives back.
const cents = (digits: string): Cents => Cents(Number(digits) + 0);
