import { Empty, Section, Todo, type PageContext, type Task } from '../../../web/index.js';
import type { Waiting } from '../persistence/waiting.js';
import { overviewWords } from './overview-words.js';

type WhatWaitsProps = Readonly<{ page: PageContext; waiting: Waiting }>;

/** What only a person can settle: how much of each, and where. */
export function WhatWaits({ page, waiting }: WhatWaitsProps) {
  const words = overviewWords(page);
  const { money } = page.words;
  const task = (
    count: number,
    [one, many]: readonly [string, string],
    href: string,
    note?: string,
  ): readonly Task[] => (count === 0 ? [] : [{ count, what: count === 1 ? one : many, href, note }]);
  const tasks = [
    ...task(waiting.handovers, words.handovers, '/budgets/handovers', words.handoversNote),
    ...task(waiting.late, words.late, '/calls/late', words.lateNote),
    ...task(waiting.closings, words.closings, '/budgets', words.closingsNote),
    ...task(
      waiting.disputed,
      words.disputedStatements,
      '/budgets/statements?status=disputed',
      words.disputedStatementsNote,
    ),
    ...task(waiting.drafts, words.drafts, '/budgets/statements?status=draft', words.draftsNote),
    ...task(waiting.lines, words.lines, '/calls/imports', words.linesNote),
    ...task(waiting.events, words.events, '/calls/events', words.eventsNote),
    ...task(waiting.applications, words.applications, '/network/applications'),
    ...task(waiting.thresholds, words.thresholds, '/budgets', words.thresholdsNote),
    ...task(waiting.unmet, words.unmet, '/calls/bookings?status=unmet', words.unmetNote),
    ...task(waiting.unreported, words.unreported, '/calls/bookings?status=unreported', words.unreportedNote),
    ...task(
      waiting.disputes,
      words.disputes,
      '/calls/imports',
      words.disputesNote(money(waiting.disputedCents)),
    ),
    ...task(waiting.awaited, words.awaited, '/calls/bookings?status=awaiting_usage'),
  ];
  return (
    <Section id="waiting" title={words.waiting} spacing="stack-s">
      {tasks.length > 0 ? (
        <Todo tasks={tasks} isFirstUrgent />
      ) : (
        <Empty title={words.nothingWaits}>
          <p>{words.nothingWaitsDetail}</p>
        </Empty>
      )}
    </Section>
  );
}
