import { shareOf, shownPart, type Reader } from './breakdown.js';
import { activeOf } from './compose-figures.js';
import { isMasked, MASKED, type Table } from './document.js';
import type { AdoptionMeasures } from './measures.js';

const steps: readonly (readonly [keyof AdoptionMeasures, string])[] = [
  ['known', 'Connus du réseau'],
  ['enrolled', 'Inscrits'],
  ['ever', 'Ont déjà eu un interprète'],
  ['active', 'En ont eu un dans la période'],
  ['regular', 'En ont eu cinq fois ou plus'],
];

/** From the directory to daily use, each step a part of the one before: where it narrows is where to act. */
export const composeAdoption = (reader: Reader, adoption: AdoptionMeasures): Table => {
  const counts = steps.map(([key]) => adoption[key]);
  const { known, active, regular } = adoption;
  const shown = [
    ...counts.slice(0, -1).map((count) => activeOf(reader, count)),
    shownPart(reader, regular, active),
  ];
  return {
    key: 'adoption',
    title: 'Du premier contact à l’usage',
    columns: [
      { key: 'step', title: 'Professionnels', kind: 'text' },
      { key: 'count', title: 'Combien', kind: 'count' },
      { key: 'share', title: 'Part', kind: 'share' },
    ],
    rows: steps.map(([, title], at) => {
      const value = shown[at]!;
      return [title, value, isMasked(value) ? MASKED : shareOf(counts[at]!, known)];
    }),
    total: null,
    notes: ['Chaque ligne est une partie de celle d’au-dessus, pour tout le réseau.'],
    drawn: null,
  };
};
