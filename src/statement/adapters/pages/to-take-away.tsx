import type { Handover } from '../../../funding/index.js';
import type { Id } from '../../../kernel/ids.js';
import { Files, Section, type PageContext } from '../../../web/index.js';
import type { Statement } from '../../domain/statement.js';
import { activityWords } from './activity-words.js';

type ToTakeAwayProps = Readonly<{
  page: PageContext;
  agreementId: Id;
  handovers: readonly Handover[];
  statements: readonly Statement[];
}>;

/** What whoever ran the agreement before needs to justify what it paid for. */
export function ToTakeAway({ page, agreementId, handovers, statements }: ToTakeAwayProps) {
  const { takeAway: words } = activityWords(page);
  const day = (on: string): string => page.words.day(on, { weekday: false, year: true });
  return (
    <Section id="take-away" title={words.title} spacing="stack-s">
      <p>
        <a href={`/budgets/${agreementId}/entries`}>{words.entries}</a>
      </p>
      <Files
        files={[
          { href: `/calls.csv?agreementId=${agreementId}`, label: words.sessions },
          ...statements.map(({ id, from, to }) => ({
            href: `/api/v1/statements/${id}.pdf`,
            label: words.statement(day(from), day(to)),
          })),
          ...handovers.map(({ id, effectiveOn }) => ({
            href: `/api/v1/handovers/${id}/record.pdf`,
            label: words.record(day(effectiveOn)),
          })),
        ]}
      />
    </Section>
  );
}
