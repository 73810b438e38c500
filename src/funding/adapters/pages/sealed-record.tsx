import { dayOf } from '../../../kernel/civil-time.js';
import { Facts, Files, Notice, Section, type Fact } from '../../../web/index.js';
import type { HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type SealedRecordProps = Readonly<{ view: HandoverView }>;

/** It is done: the record to take away, and its hash. */
export function SealedRecord({ view: { page, handover, parties } }: SealedRecordProps) {
  const words = handoverWords(page);
  const { id, executedAt, hash } = handover;
  const { timeZone } = parties.network;
  return (
    <Section id="record" title={words.record} spacing="stack-s">
      {executedAt && (
        <Notice tone="ok">
          <p>
            <b>
              {words.sealed(
                page.words.day(dayOf(executedAt, timeZone)),
                page.words.time(executedAt, timeZone),
              )}
            </b>{' '}
            {words.recordDetail}
          </p>
        </Notice>
      )}
      <Files
        files={[
          { href: `/budgets/handovers/${id}/record.pdf`, label: words.recordPdf },
          { href: `/budgets/handovers/${id}/record.json`, label: words.recordJson },
        ]}
      />
      <p class="small">
        {words.hash} : <code class="hash">{hash}</code>
      </p>
    </Section>
  );
}

/** Who prepared it, who confirmed it, and who, or what, did it. */
export function WhoDecided({ view: { page, handover, parties } }: SealedRecordProps) {
  const words = handoverWords(page);
  const { people } = parties;
  const named = (account: string | null): string =>
    account === null ? words.program : (people.get(account) ?? words.gone);
  const facts: Fact[] = [
    [words.drafted, named(handover.draftedBy)],
    ...(handover.confirmedBy ? [[words.confirmed, named(handover.confirmedBy)] as const] : []),
    [words.executed, named(handover.executedBy)],
  ];
  return (
    <Section id="who" title={words.who} spacing="stack-s">
      <Facts facts={facts} />
    </Section>
  );
}
