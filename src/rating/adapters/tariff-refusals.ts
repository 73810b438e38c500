import type { Day } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import { Conflict, RuleRefused } from '../../kernel/errors.js';

/** Nothing says what the session costs: its provider's first tariff begins later, or there is none. */
export class NoTariff extends RuleRefused {
  constructor(day: Day) {
    super({
      type: 'no-tariff',
      title: { fr: 'Aucun tarif ce jour-là', en: 'No tariff on that day' },
      detail: {
        fr: `Ce prestataire n’a pas de tarif valable le ${dayInWords(day).fr}. Enregistrez-en un qui commence ce jour-là ou avant.`,
        en: `This provider has no tariff valid on ${dayInWords(day).en}. Store one that begins on that day or before.`,
      },
      facts: { day },
    });
  }
}

/** One day, one tariff: what was stored has priced sessions and stays as it is. */
export class TariffExists extends Conflict {
  constructor(validFrom: Day) {
    super({
      type: 'tariff-exists',
      title: { fr: 'Tarif déjà enregistré', en: 'Tariff already stored' },
      detail: {
        fr: `Un tarif de ce prestataire commence déjà le ${dayInWords(validFrom).fr}, et un tarif ne se modifie pas. Donnez une autre date de début.`,
        en: `A tariff of this provider begins on ${dayInWords(validFrom).en} already, and a tariff never changes. Give another first day.`,
      },
      facts: { validFrom },
    });
  }
}
