import { typeset, type Language } from '../../../web/index.js';
import { priceWords, type PriceWords } from './price-words.js';

/** A line's rule as people read it: `surcharge:saturday+25%` is « Majoration du samedi, 25 % ». A code unknown here is shown as it is. */
export const ruleInWords = (rule: string, language: Language): string => {
  const words = priceWords(language);
  const said = inWords(rule, words);
  return language === 'fr' ? typeset(said) : said;
};

const inWords = (rule: string, words: PriceWords): string => {
  if (rule === 'block.first') return words.first;
  if (rule === 'block.step') return words.step;
  if (rule === 'agreed_with_provider') return words.agreed;
  const [, window, share] = /^surcharge:(.+?)(?:\+([\d.]+%))?$/.exec(rule) ?? [];
  if (window) return words.surcharge(windowInWords(window, words), share ? `, ${shown(share)}` : '');
  const [, kilometres] = /^travel:(\d+)km$/.exec(rule) ?? [];
  if (kilometres) return words.travel(kilometres);
  const [, hours] = /^cancellation<(\d+)h$/.exec(rule) ?? [];
  if (hours) return words.cancellation(hours);
  const [, whose, part] = /^absence:(patient|interpreter):([\d.]+%)$/.exec(rule) ?? [];
  if (part)
    return whose === 'patient' ? words.patientAbsent(shown(part)) : words.interpreterAbsent(shown(part));
  return rule;
};

const windowInWords = (window: string, words: PriceWords): string => {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(window) ?? [];
  if (from && to) return words.hours(hour(from), hour(to));
  const [, notice] = /^notice<(\d+)h$/.exec(window) ?? [];
  if (notice) return words.notice(notice);
  if (window === 'holiday') return words.holiday;
  return window
    .split(',')
    .map((day) => words.weekdays[day] ?? day)
    .join(', ');
};

const hour = (time: string): string => time.replace(/^0/, '').replace(':00', ' h').replace(':', ' h ');
const shown = (share: string): string => share.replace('.', ',').replace('%', ' %');
