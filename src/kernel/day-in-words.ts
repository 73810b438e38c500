import type { Day } from './civil-time.js';
import type { Bilingual } from './errors.js';

/** A day in the sentence of a refusal: « 1er janvier 2019 », `1 January 2019`. No line breaks between the day and its month. */
export const dayInWords = (day: Day): Bilingual => {
  const [number, ...rest] = written(day, 'fr-FR').split(' ');
  const english = written(day, 'en-GB').replace(' ', '\u00a0');
  return { fr: `${number === '1' ? '1er' : number}\u00a0${rest.join(' ')}`, en: english };
};

const written = (day: Day, locale: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
