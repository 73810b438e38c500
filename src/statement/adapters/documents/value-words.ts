import { isDay } from '../../../kernel/civil-time.js';
import { wordsOf } from '../../../web/index.js';
import { isMasked, type Value, type ValueKind } from '../../domain/document.js';
import { documentWords } from './document-words.js';

const { money, number, percent, duration, day, month } = wordsOf('fr');

/** A value as a French reader reads it, with its unit. */
export const valueWords = (kind: ValueKind, value: Value): string => {
  if (isMasked(value)) return documentWords.masked;
  if (value === null) return documentWords.unknown;
  if (typeof value === 'string') {
    // A row of sums has its name where the others have their month.
    if (!isDay(value)) return value;
    if (kind === 'day') return day(value, { weekday: false, year: true });
    return kind === 'month' ? month(value) : value;
  }
  if (value < 0) return `\u2212\u202f${valueWords(kind, -value)}`;
  switch (kind) {
    case 'cents':
      return money(value);
    case 'share':
      return percent(value / 10_000);
    case 'seconds':
      return duration(Math.round(value));
    case 'minutes':
      return `${number(value)}\u00a0min`;
    default:
      return number(value);
  }
};
