import { sum, type Cents } from '../../../kernel/money.js';
import { Assurance, Facts, Money, Section, type Fact } from '../../../web/index.js';
import type { Passage } from '../../domain/handover.js';
import { requestsOf, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type WhatPassesProps = Readonly<{ view: HandoverView; passage: Passage }>;

/** Beside the figures: what nobody notices, what goes along, and what stays. */
export function WhatPasses({ view, passage }: WhatPassesProps) {
  const { page, handover, names } = view;
  const words = handoverWords(page);
  const { money, number, day } = page.words;
  const some = (many: number, what: string, value: Fact[1]): Fact[] => (many > 0 ? [[what, value]] : []);
  const { after, codesReplaced } = passage;
  return (
    <aside class="stack-l" aria-label={words.whatPasses}>
      <Section id="same" title={words.unchanging} spacing="stack-s">
        {codesReplaced === 0 ? (
          <Assurance>{words.nothingToDo}</Assurance>
        ) : (
          <p>{words.newCodes(number(codesReplaced))}</p>
        )}
        <p>{words.lateCalls(day(handover.effectiveOn, { weekday: false }), names.from)}</p>
      </Section>
      <Section id="moves" title={words.whatPasses} spacing="stack-s">
        <Facts
          facts={[
            [
              words.committedMoved(requestsOf(page, passage.bookingsMoved)),
              <Money cents={passage.committedMovedCents} />,
            ],
            ...some(passage.remainderCents, words.remainder, <Money cents={passage.remainderCents} />),
            ...some(passage.coveredCents, words.covered, <Money cents={passage.coveredCents} />),
            [words.codesKept, number(passage.codesMoved)],
            ...some(codesReplaced, words.codesReplaced, number(codesReplaced)),
          ]}
        />
      </Section>
      <Section id="stays" title={words.whatStays} spacing="stack-s">
        {passage.bookingsKept === 0 && passage.bookingsReleased === 0 && (
          <p>{words.nothingStays(names.from)}</p>
        )}
        {(passage.bookingsKept > 0 || passage.bookingsReleased > 0 || handover.keptCents > 0) && (
          <Facts
            facts={[
              ...some(
                passage.bookingsKept,
                words.keptRequests(requestsOf(page, passage.bookingsKept)),
                <Money cents={keptCents(passage)} />,
              ),
              ...some(
                passage.bookingsReleased,
                words.releasedRequests(requestsOf(page, passage.bookingsReleased)),
                <Money cents={passage.releasedCents} />,
              ),
              ...some(
                handover.transferRemainder ? handover.keptCents : 0,
                words.kept,
                <Money cents={handover.keptCents} />,
              ),
            ]}
          />
        )}
        {!handover.transferRemainder && (
          <p class="small soft">{words.remainderUnmoved(money(after.from.availableCents), names.from)}</p>
        )}
      </Section>
    </aside>
  );
}

const keptCents = ({ refusals }: Passage): Cents =>
  sum(
    refusals
      .filter(({ decision }) => decision === 'keep' || decision === null)
      .map(({ amountCents }) => amountCents),
  );
