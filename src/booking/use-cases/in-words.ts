import type { Day, TimeZone } from '../../kernel/civil-time.js';

/** « jeudi 19 janvier », or « jeudi 19 janvier à 10:30 » for an instant. */
export const inWords = (when: Day | Date, timeZone: TimeZone, locale: 'fr-FR' | 'en-GB'): string =>
  typeof when === 'string'
    ? new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${when}T12:00:00Z`))
    : new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
      }).format(when);
