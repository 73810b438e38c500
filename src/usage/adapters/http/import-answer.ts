import type { Id } from '../../../kernel/ids.js';
import type { Bilingual } from '../../../kernel/errors.js';
import type { CallImport, LineToSettle, SettledLine } from '../../domain/call-import.js';

/** How many lines of each kind an answer carries; all are listed at /imports/{id}/lines. */
export const LINES_SHOWN = 200;

export type Shown = Readonly<Pick<LineToSettle, 'line' | 'reason' | 'fields' | 'usageId' | 'facts' | 'kind'>>;

/**
 * The answer of an import, the same at any time after its end: what has been settled since is told line by line.
 * `changed`, `unmatched` and `disputed` hold the first 200 of each; `counts` says how many there are. `totals` are those of the
 * list that its lines do not come to.
 */
export const answerOf = (list: CallImport, shown: readonly Shown[]): object => {
  const ofKind = (kind: LineToSettle['kind']): readonly Shown[] => shown.filter((line) => line.kind === kind);
  return {
    ...summaryOf(list),
    changed: ofKind('changed').map(({ line, reason, fields, usageId, facts }) => ({
      line,
      reason,
      fields,
      usageId,
      ...facts,
    })),
    unmatched: ofKind('unmatched').map(({ line, reason, fields }) => ({ line, reason, fields })),
    totals: ofKind('total').map(({ line, fields, facts }) => ({ line, fields, ...facts })),
    disputed: ofKind('disputed').map(({ line, reason, fields, usageId, facts }) => ({
      line,
      reason,
      fields,
      usageId,
      ...facts,
    })),
  };
};

type Summary = Omit<
  CallImport,
  | 'networkId'
  | 'fileName'
  | 'fingerprint'
  | 'firstCallAt'
  | 'lastCallAt'
  | 'mapping'
  | 'run'
  | 'failures'
  | 'unmatched'
  | 'changed'
  | 'disputed'
  | 'requestedBy'
> &
  Readonly<{
    problem: Bilingual | null;
    counts: Readonly<{ unmatched: number; changed: number; disputed: number }>;
  }>;

export const summaryOf = (list: CallImport): Summary => ({
  id: list.id,
  providerId: list.providerId,
  status: list.status,
  lines: list.lines,
  created: list.created,
  alreadyKnown: list.alreadyKnown,
  counts: { unmatched: list.unmatched, changed: list.changed, disputed: list.disputed },
  totalCents: list.totalCents,
  problem: list.problem,
  requestedAt: list.requestedAt,
  finishedAt: list.finishedAt,
});

export const lineAnswerOf = ({ facts, ...line }: SettledLine): object => ({ ...line, ...facts });

export const importExample = (id: Id) => ({
  id,
  providerId: '019ab4c0-0000-7000-8000-000000000004',
  status: 'done',
  lines: 44,
  created: 43,
  alreadyKnown: 0,
  counts: { unmatched: 1, changed: 0, disputed: 0 },
  totalCents: 104200,
  problem: null,
  requestedAt: '2023-01-05T09:00:00.000Z',
  finishedAt: '2023-01-05T09:00:01.000Z',
  changed: [],
  unmatched: [
    {
      line: 12,
      reason: 'unknown_code',
      fields: {
        reference: 'ISM-2022-00011',
        code: 'ROU-MG-99',
        startedAt: '2022-05-10T11:23:53+02:00',
        duration: '402',
      },
    },
  ],
  disputed: [],
  totals: [],
});
