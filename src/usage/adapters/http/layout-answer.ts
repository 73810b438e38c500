import type { KeptLayout } from '../../../network/index.js';
import { defaultMapping } from '../../domain/call-list/mapping.js';
import type { LayoutTrial, TriedLine } from '../../domain/call-list/try-layout.js';
import { languageSuggestions } from '../../use-cases/language-suggestions.js';

/** The layout that a provider's lists are read by: its own, else the usual one. */
export const layoutAnswer = (kept: KeptLayout | undefined): object => ({
  version: kept?.version ?? 0,
  mapping: kept?.mapping ?? defaultMapping,
  isDefault: !kept?.mapping,
  keptAt: kept?.keptAt ?? null,
});

export const layoutExample = {
  version: 1,
  mapping: {
    columns: { reference: 'N° appel', code: 'Code', startedAt: 'Date et heure', duration: 'Durée' },
    dateFormat: 'dd/MM/yyyy HH:mm:ss',
    durationUnit: 'HH:mm:ss',
  },
  isDefault: false,
  keptAt: '2023-01-05T09:00:00.000Z',
};

/** What a layout made of a sample. */
export const trialAnswer = ({ header, draft, problems, lines, unknownLanguages }: LayoutTrial): object => ({
  header,
  mapping: draft,
  problems,
  lines: lines.map(triedLine),
  languages: unknownLanguages.map((said) => ({ said, suggestions: languageSuggestions(said) })),
});

const triedLine = ({ line, cells, call, fault, total }: TriedLine): object => {
  const { fields: _, ...understood } = call ?? { fields: null };
  return { line, cells, understood: call && understood, fault, total };
};

export const trialExample = {
  header: { line: 4, names: ['N° appel', 'Code', 'Date et heure', 'Durée'] },
  mapping: layoutExample.mapping,
  problems: [],
  lines: [
    {
      line: 5,
      cells: ['26-0001', 'ROU-MG-01', '02/03/2022 10:05:00', 'douze'],
      understood: null,
      fault: {
        reason: 'bad_duration',
        key: 'duration',
        column: 'Durée',
        found: 'douze',
        expected: { fr: 'une durée comme 00:06:52', en: 'a duration such as 00:06:52' },
      },
      total: null,
    },
  ],
  languages: [{ said: 'Géorgein', suggestions: ['kat'] }],
};
