import { ISO_8601 } from './call-list/mapping.js';
import type { Call, CallFields } from './call-list/call-line.js';
import { columnKeys } from './call-list/mapping.js';
import { lineReader, type CallListReading } from './call-list/line-reader.js';

/** What a person says of a line, where the list can't: when it began, in the hour that came twice in autumn; its language. */
export type SaidOfLine = Readonly<{ startedAt?: Date | null; language?: string | null }>;

/**
 * A kept line, read once more from its stored columns.
 * @returns undefined when they are not enough for a call.
 */
export const rereadLine = (
  reading: CallListReading,
  line: number,
  fields: CallFields,
  { startedAt = null, language = null }: SaidOfLine = {},
): Call | undefined => {
  const known = {
    ...fields,
    ...(startedAt && { startedAt: startedAt.toISOString(), startTime: undefined }),
    ...(language !== null && { language }),
  };
  const mapping = startedAt ? { ...reading.mapping, dateFormat: ISO_8601 } : reading.mapping;
  const keys = columnKeys.filter((key) => known[key] !== undefined);
  if (!keys.includes('code')) return undefined;
  const columns = keys.map((key, at) => [key, at] as const);
  const read = lineReader({ ...reading, mapping }, { width: keys.length, columns });
  const found = read(
    line,
    keys.map((key) => known[key] ?? ''),
  );
  return found && 'call' in found ? { ...found.call, fields } : undefined;
};
