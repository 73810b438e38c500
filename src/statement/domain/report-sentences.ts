import { shownCount, type Reader } from './breakdown.js';
import { activeOf, rounded } from './compose-figures.js';
import { isMasked } from './document.js';
import type { SessionMeasures } from './measures.js';
import { changeInWords, euros, lengthInWords, plural } from './statement-words.js';

const FEW = 'moins de cinq';

/** Who called, how often and for how much, and how that was the year before. */
export const reportHeadline = (
  reader: Reader,
  year: number,
  now: SessionMeasures,
  before: SessionMeasures,
): string => {
  if (now.sessions === 0 && now.cents === 0) return `En ${year}, personne n’a appelé d’interprète.`;
  const professionals = isMasked(activeOf(reader, now.professionals))
    ? `${FEW} professionnels`
    : plural(now.professionals, 'professionnel', 'professionnels');
  const isFew = isMasked(shownCount(reader, now.sessions));
  const sessions = isFew ? `${FEW} interventions` : plural(now.sessions, 'intervention', 'interventions');
  return `En ${year}, ${professionals}, ${sessions}, ${euros(now.cents)}.${isFew ? '' : sinceBefore(reader, year, now, before)}`;
};

const sinceBefore = (
  reader: Reader,
  year: number,
  { sessions: now }: SessionMeasures,
  { sessions: before }: SessionMeasures,
): string => {
  if (before === 0) return ` En ${year - 1}, il n’y en avait eu aucune.`;
  if (isMasked(shownCount(reader, before))) return ` En ${year - 1}, il y en avait eu ${FEW}.`;
  return now === before
    ? ` C’est autant qu’en ${year - 1}, sur les mêmes mois.`
    : ` Interventions, sur les mêmes mois de ${year - 1}\u00a0: ${changeInWords(before, now)}.`;
};

/**
 * What professionals would have had to do without, or to pay for: no consultation is reimbursed with an interpreter's fee. What is
 * masked is left out of it.
 */
export const argumentOf = (
  reader: Reader,
  { sessions, professionals, actualSeconds, cents }: SessionMeasures,
  unmet: number,
): string => {
  const missing =
    unmet === 0 || isMasked(shownCount(reader, unmet))
      ? []
      : [`${plural(unmet, 'demande n’a', 'demandes n’ont')} trouvé ni interprète, ni budget.`];
  if (sessions === 0) return missing.join('');
  const held = isMasked(shownCount(reader, sessions))
    ? 'ces échanges se seraient tenus'
    : `${plural(sessions, 'échange', 'échanges')} avec un patient (${lengthInWords(actualSeconds)}) ${sessions === 1 ? 'se serait tenu' : 'se seraient tenus'}`;
  const each =
    professionals < 2 || isMasked(activeOf(reader, professionals))
      ? ''
      : `, soit ${euros(rounded(cents / professionals) ?? 0)} pour chacun des ${professionals} professionnels`;
  const without = `Sans ce dispositif, ${held} sans interprète, ou aux frais des soignants\u00a0: ${euros(cents)}${each}.`;
  return [without, ...missing].join(' ');
};
