import type { Day } from '../../../kernel/civil-time.js';
import type { PageContext } from '../../../web/index.js';
import type { Provider } from '../../domain/provider.js';
import { nameOfLanguage } from '../../domain/languages/languages.js';
import { providerWords } from './provider-words.js';

/** Which languages it interprets: how many, or all their names. */
export const languagesOf = ({ languages }: Provider, page: PageContext, how: 'count' | 'names'): string => {
  const words = providerWords(page);
  if (languages.length === 0) return words.anyLanguage;
  if (how === 'count') return words.languageCount(languages.length);
  return page.words.list(languages.map((code) => nameOfLanguage(code, page.words.language) ?? code));
};

/** Where it comes on site. */
export const areasOf = ({ departments, communes }: Provider, page: PageContext): string => {
  const words = providerWords(page);
  const areas = [
    ...(departments.length > 0 ? [words.departments(departments.join(', '))] : []),
    ...(communes.length > 0 ? [words.communes(communes.join(', '))] : []),
  ];
  return areas.length > 0 ? page.words.list(areas) : words.anywhere;
};

/** How long ahead it must be asked, one line a modality. */
export const noticesOf = ({ notice }: Provider, page: PageContext): readonly string[] => {
  const words = providerWords(page);
  if (notice.length === 0) return [words.noNotice];
  return notice.map((one) => {
    const ahead =
      'minutes' in one ? words.minutes(page.words.minutes(one.minutes)) : words.workingDays(one.workingDays);
    return `${page.words.modalities[one.modality]}${page.words.language === 'fr' ? '\u00a0' : ''}: ${ahead}`;
  });
};

/** Whether it is asked, and from when it is not. */
export const stateOf = ({ suspendedOn }: Provider, page: PageContext, today: Day): string => {
  const words = providerWords(page);
  if (suspendedOn === null) return words.working;
  const day = page.words.day(suspendedOn, { year: true, weekday: false });
  return suspendedOn > today ? words.suspendedFrom(day) : words.suspendedSince(day);
};
