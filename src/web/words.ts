import type { Cents } from '../kernel/money.js';
import type { Day } from '../kernel/civil-time.js';
import { Html, html } from './html.js';

const euro = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' });

/** `1 042,00 €`, with a narrow no-break space between thousands and a no-break space before the sign. */
export const money = (cents: Cents): string => euro.format(cents / 100);

/** `1ᵉʳ juillet 2021`. */
export const dayInWords = (day: Day): Html => {
  const [year, , number] = day.split('-').map(Number);
  const name = month.format(new Date(`${day}T00:00:00Z`));
  return number === 1
    ? html`1<sup>er</sup> ${name} ${year ?? ''}`
    : html`${number ?? ''} ${name} ${year ?? ''}`;
};
