import type { Day, TimeZone } from '../../kernel/civil-time.js';
import type { Bilingual } from '../../kernel/errors.js';
import type { Modality } from '../../kernel/modality.js';
import type { Provider } from '../../network/index.js';

/** « jeudi 19 janvier », or « jeudi 19 janvier à 10 h 30 » for an instant. */
export const inWords = (when: Day | Date, timeZone: TimeZone, locale: 'fr-FR' | 'en-GB'): string => {
  if (typeof when === 'string') return dayIn(new Date(`${when}T12:00:00Z`), 'UTC', locale);
  const time = when.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return locale === 'fr-FR'
    ? `${dayIn(when, timeZone, locale)} à ${time.replace(/^0/, '').replace(':', '\u00a0h\u00a0')}`
    : `${dayIn(when, timeZone, locale)} at ${time}`;
};

const dayIn = (at: Date, timeZone: TimeZone, locale: string): string =>
  at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });

/** « Sur place, il faut trois jours ouvrés », said of a provider that was asked too late. */
export const noticeInWords = ({ notice }: Pick<Provider, 'notice'>, modality: Modality): Bilingual => {
  const rule = notice.find((one) => one.modality === modality);
  const { fr, en } = lengthOf(rule);
  return { fr: `${ways[modality].fr}, il faut ${fr}`, en: `${ways[modality].en} it takes ${en}` };
};

const ways: Readonly<Record<Modality, Bilingual>> = {
  phone_now: { fr: 'Par téléphone', en: 'By phone' },
  phone_booked: { fr: 'Par téléphone', en: 'By phone' },
  video: { fr: 'En visio', en: 'By video' },
  on_site: { fr: 'Sur place', en: 'On site' },
};

const lengthOf = (rule: Provider['notice'][number] | undefined): Bilingual => {
  if (!rule) return { fr: 'un moment à venir', en: 'a moment to come' };
  if ('workingDays' in rule) {
    const { workingDays: count } = rule;
    return count === 1
      ? { fr: 'un jour ouvré', en: 'one working day' }
      : {
          fr: `${numerals.fr[count] ?? count} jours ouvrés`,
          en: `${numerals.en[count] ?? count} working days`,
        };
  }
  const hours = rule.minutes / 60;
  if (rule.minutes === 15) return { fr: 'un quart d’heure', en: 'a quarter of an hour' };
  if (hours === 1) return { fr: 'une heure', en: 'one hour' };
  return Number.isInteger(hours) && hours > 0
    ? { fr: `${hours}\u00a0heures`, en: `${hours} hours` }
    : { fr: `${rule.minutes}\u00a0minutes`, en: `${rule.minutes} minutes` };
};

const numerals: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
};
