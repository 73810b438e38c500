import { localTime, type TimeZone } from '../../../kernel/civil-time.js';
import type { StatementLine, ValueKind } from '../../domain/document.js';
import { modalities, wordFor } from '../../domain/statement-words.js';
import { documentWords } from './document-words.js';

/** What is told of each line, in the order of reading; sums in cents, lengths of time in seconds. */
export type LineColumn = Readonly<{
  title: string;
  kind: ValueKind;
  value: (line: StatementLine) => string | number | null;
}>;

/** @param zone the network's, for the hour at which a session began */
export const lineColumns = (zone: TimeZone): readonly LineColumn[] => {
  const words = documentWords.lines;
  return [
    { title: words.kind, kind: 'text', value: ({ kind }) => words.kinds[kind] },
    { title: words.amends, kind: 'text', value: ({ amends }) => amends },
    { title: words.day, kind: 'day', value: ({ sessionOn }) => sessionOn },
    { title: words.time, kind: 'text', value: ({ startedAt }) => clock(startedAt, zone) },
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
};

const clock = (at: Date, zone: TimeZone): string => {
  const { minuteOfDay } = localTime(at, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};
