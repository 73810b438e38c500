import type { TimeZone } from '../../kernel/civil-time.js';
import { RuleRefused, type Refusal } from '../../kernel/errors.js';

/** A date of a series that can't be had, and why. */
export type RefusedDate = Readonly<{ startsAt: Date; refusal: Refusal }>;

/** Of several dates asked for together some can't be had: none is, and those are named. */
export class SeriesRefused extends RuleRefused {
  constructor(
    readonly dates: readonly RefusedDate[],
    timeZone: TimeZone,
  ) {
    const named = dates.map(({ startsAt, refusal }, index) => {
      const why = refusal.problem.errors?.[0]?.message ?? refusal.problem.detail;
      const day = (locale: string): string =>
        startsAt.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
      return {
        pointer: `/dates/${index}`,
        message: { fr: `${capital(day('fr-FR'))} : ${why.fr}`, en: `${day('en-GB')}: ${why.en}` },
      };
    });
    super({
      type: 'series-refused',
      title: { fr: 'Série impossible', en: 'The series can’t be had' },
      detail: {
        fr: 'Aucune date n’est demandée, car certaines ne peuvent pas l’être. Changez-les ou retirez-les.',
        en: 'No date has been requested, because some can’t be. Change them or leave them out.',
      },
      errors: named,
    });
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
