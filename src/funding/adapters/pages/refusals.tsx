import { dayOf } from '../../../kernel/civil-time.js';
import {
  Button,
  Choice,
  Details,
  Form,
  Money,
  Section,
  Sheet,
  Status,
  type Answer,
} from '../../../web/index.js';
import type { Decision, HandoverObstacle, Passage } from '../../domain/handover.js';
import { requestsOf, undecidedIn, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type RefusalsProps = Readonly<{ view: HandoverView; passage: Passage }>;

const SHOWN = 20;

/** What the new agreement does not take: for each, or for all of a reason at once, what becomes of it. */
export function Refusals({ view, passage }: RefusalsProps) {
  const { page, handover, names } = view;
  const words = handoverWords(page);
  const { count, number } = page.words;
  const { refusals } = passage;
  const left = undecidedIn(handover).length;
  const shown = [...refusals]
    .sort((a, b) => Number(a.decision !== null) - Number(b.decision !== null))
    .slice(0, SHOWN);
  return (
    <Section id="decide" title={words.decide(requestsOf(page, refusals.length), names.to)}>
      {refusals.length > 1 && <Bulk view={view} refusals={refusals} />}
      {shown.length < refusals.length && (
        <p class="soft">{words.firstOnes(number(shown.length), number(refusals.length))}</p>
      )}
      <Form action={`/budgets/handovers/${handover.id}/decisions`} once class="stack" labelledBy="decide">
        {shown.map((refusal) => (
          <Refused key={refusal.bookingId} view={view} refusal={refusal} />
        ))}
        <p class="actions">
          <Button weight={left > 0 ? 'main' : 'plain'}>{words.keepDecisions}</Button>{' '}
          {left > 0 && (
            <span class="soft">{words.decisionsLeft(count(left, words.decision, words.decisionPlural))}</span>
          )}
        </p>
      </Form>
    </Section>
  );
}

function Refused({ view, refusal }: Readonly<{ view: HandoverView; refusal: HandoverObstacle }>) {
  const { page, parties, names } = view;
  const words = handoverWords(page);
  const { reference, startsAt, amountCents, reason, decision, bookingId } = refusal;
  const at = new Date(startsAt);
  const { timeZone } = parties.network;
  const when = `${page.words.day(dayOf(at, timeZone))}, ${page.words.time(at, timeZone)}`;
  return (
    <Sheet>
      <p class="row">
        {decision === null ? (
          <Status tone="warn" icon="alert">
            {words.undecided}
          </Status>
        ) : (
          <Status tone="ok" icon="check">
            {words.decided}
          </Status>
        )}{' '}
        <span>
          <b>
            <Money cents={amountCents} />
          </b>{' '}
          : {words.reasons[reason](names.to)}.
        </span>
      </p>
      <Choice
        name={`decision-${bookingId}`}
        legend={`${reference}, ${when}`}
        answers={answersTo(view, refusal)}
        chosen={decision ? [decision] : []}
      />
      <p>
        <a href={`/calls/bookings/${bookingId}`}>
          {words.seeRequest}
          <span class="visually-hidden"> {reference}</span>
        </a>
      </p>
    </Sheet>
  );
}

/** More money helps where money lacks; what has begun is not released any more. */
const possible = ({ reason, startsAt }: HandoverObstacle, now: Date): Decision[] => [
  'keep',
  ...(reason === 'shortfall' ? (['cover'] as const) : []),
  ...(new Date(startsAt) > now ? (['release'] as const) : []),
];

const answersTo = ({ page, names, now }: HandoverView, refusal: HandoverObstacle): Answer[] => {
  const words = handoverWords(page);
  const sum = page.words.money(refusal.amountCents);
  return possible(refusal, now).map((decision) => ({
    value: decision,
    label: words.decisions[decision](names.from, names.to),
    hint: words.consequences[decision](names.from, sum),
  }));
};

/** One decision for all that are refused for the same reason. */
function Bulk({ view, refusals }: Readonly<{ view: HandoverView; refusals: readonly HandoverObstacle[] }>) {
  const { page, handover, names, now } = view;
  const words = handoverWords(page);
  const reasons = [...new Set(refusals.map(({ reason }) => reason))];
  return (
    <Details summary={words.bulk} isOpen={refusals.length > SHOWN}>
      {reasons.map((reason) => {
        const alike = refusals.filter((one) => one.reason === reason);
        const decisions = [...new Set(alike.flatMap((one) => possible(one, now)))];
        return (
          <Form key={reason} action={`/budgets/handovers/${handover.id}/decisions`} once class="stack-s">
            <p>{words.bulkOf(requestsOf(page, alike.length), words.reasons[reason](names.to))}</p>
            <input type="hidden" name="reason" value={reason} />
            <div class="actions">
              {decisions.map((decision) => (
                <Button name="all" value={decision}>
                  {words.decideAll[decision](names.from, names.to)}
                </Button>
              ))}
            </div>
          </Form>
        );
      })}
    </Details>
  );
}
