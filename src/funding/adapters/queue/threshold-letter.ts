import type { Cents } from '../../../kernel/money.js';
import type { Budget } from '../../domain/budget.js';

/** What the coordination reads when an agreement has reached a threshold. French first; in English, what matters. */
export const thresholdLetter = (
  title: string,
  threshold: number,
  { grantedCents, committedCents, consumedCents, availableCents, overdrawnCents }: Budget,
  address: string,
): Readonly<{ subject: string; body: string }> => ({
  subject:
    threshold < 100
      ? `${title} : ${threshold}\u202f% de l’enveloppe sont engagés ou consommés`
      : `${title} : l’enveloppe est épuisée`,
  body: `Bonjour,

La convention « ${title} » a atteint le seuil de ${threshold}\u202f% de son enveloppe.

Accordé : ${euros(grantedCents)}
Engagé : ${euros(committedCents)}
Consommé : ${euros(consumedCents)}
${overdrawnCents > 0 ? `Dépassement : ${euros(overdrawnCents)}` : `Disponible : ${euros(availableCents)}`}

Jusqu’à quand l’argent dure, et comment faire un avenant :

${address}

Ce seuil ne vous sera plus signalé, sauf si un avenant ou un passage de relais donne de l’air, et qu’il est atteint à nouveau.

—
The agreement "${title}" has reached ${threshold}% of its envelope: its figures are on the page above.
`,
});

const euros = (cents: Cents): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);
