import type { StatementLine, ValueKind } from '../../domain/document.js';
import { modalities, wordFor } from '../../domain/statement-words.js';
import { documentWords } from './document-words.js';

/** What is told of each line, in the order of reading; sums in cents, lengths of time in seconds. */
export type LineColumn = Readonly<{
  title: string;
  kind: ValueKind;
  value: (line: StatementLine) => string | number | null;
}>;

const words = documentWords.lines;

export const lineColumns: readonly LineColumn[] = [
  { title: words.kind, kind: 'text', value: ({ kind }) => words.kinds[kind] },
  { title: words.amends, kind: 'text', value: ({ amends }) => amends },
  { title: words.day, kind: 'day', value: ({ sessionOn }) => sessionOn },
  { title: words.time, kind: 'text', value: ({ startTime }) => startTime },
  { title: words.reference, kind: 'text', value: ({ reference }) => reference },
  { title: words.professional, kind: 'text', value: ({ professional }) => professional },
  { title: words.practice, kind: 'text', value: ({ practice }) => practice },
  { title: words.language, kind: 'text', value: ({ language }) => language },
  { title: words.modality, kind: 'text', value: ({ modality }) => wordFor(modalities, modality) },
  { title: words.outcome, kind: 'text', value: ({ outcome }) => wordFor(words.outcomes, outcome) },
  { title: words.seconds, kind: 'seconds', value: ({ durationSeconds }) => durationSeconds },
  { title: words.minutes, kind: 'minutes', value: ({ billedMinutes }) => billedMinutes },
  { title: words.amount, kind: 'cents', value: ({ amountCents }) => amountCents },
];
