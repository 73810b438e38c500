import { dayOf, type Day, type TimeZone } from '../../../kernel/civil-time.js';
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  noMistakes,
  Notice,
  Section,
  Table,
  TextField,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import type { Closing } from '../../domain/closing.js';
import type { Standing } from '../../domain/standing.js';
import { closingWords } from './closing-words.js';
import { fateOf } from './what-closing-does.js';

type ClosingSectionProps = Readonly<{
  page: PageContext;
  standing: Standing;
  standings: readonly Standing[];
  /** What was done, the first one first. */
  closings: readonly Closing[];
  today: Day;
  zone: TimeZone;
  /** A reopening that was refused. */
  mistakes?: Mistakes;
}>;

/** How the agreement ends: not spoken of yet, planned, or done; and the way back. */
export function ClosingSection(props: ClosingSectionProps) {
  const { page, standing, closings, today, zone, mistakes } = props;
  const words = closingWords(page);
  const { id, closesOn, graceUntil, closedAt } = standing.agreement;
  const said = (day: Day): string => page.words.day(day, { weekday: false, year: true });
  const last = closings.at(-1);
  return (
    <Section id="closing" title={words.title} spacing="stack-s">
      {closedAt !== null && (
        <p>
          {words.closedSince(said(dayOf(closedAt, zone)))}{' '}
          {last && fateOf(page, last, titleOf(props.standings, last.successorId))}
        </p>
      )}
      {closedAt === null && closesOn !== null && graceUntil !== null && (
        <>
          <p>{words.planned(said(closesOn), said(graceUntil))}</p>
          {today > graceUntil && standing.budget.committedCents > 0 && (
            <Notice tone="warn">
              <p>{words.heldBack(page.words.money(standing.budget.committedCents))}</p>
            </Notice>
          )}
        </>
      )}
      {closesOn === null && <p class="soft">{words.notYet}</p>}
      {closedAt === null && (
        <p>
          <ButtonLink href={`/budgets/${id}/closing`}>
            {closesOn === null ? words.close : words.change}
          </ButtonLink>
        </p>
      )}
      {closesOn !== null && (
        <Details summary={closedAt === null ? words.giveUp : words.reopen} isOpen={mistakes !== undefined}>
          <ErrorSummary mistakes={(mistakes ?? noMistakes).all} />
          <Form action={`/budgets/${id}/reopening`} once>
            <TextField
              id="reason"
              name="reason"
              label={words.reasonField}
              hint={words.reopenHint}
              error={mistakes?.of('reason')}
              maxlength={300}
              required
            />
            <p>
              <Button>{closedAt === null ? words.giveUp : words.reopen}</Button>
            </p>
          </Form>
        </Details>
      )}
      {closings.length > 0 && <History {...props} />}
      <p>
        <a href={`/budgets/${id}/year-end`}>{words.yearEnd}</a>
      </p>
      {closings.length > 0 && (
        <p>
          <a href="/calls/late">{words.late}</a>
        </p>
      )}
    </Section>
  );
}

function History({ page, closings, zone }: ClosingSectionProps) {
  const words = closingWords(page);
  return (
    <Details summary={words.history}>
      <Table<Closing>
        caption={words.history}
        hidesCaption
        columns={[
          {
            title: words.on,
            cell: ({ doneAt }) => page.words.day(dayOf(doneAt, zone), { weekday: false, year: true }),
          },
          { title: words.what, cell: ({ kind }) => words.done[kind] },
          { title: words.moved, isNumber: true, cell: ({ movedCents }) => page.words.money(movedCents) },
          { title: words.why, cell: ({ reason }) => reason ?? '' },
        ]}
        rows={closings}
      />
    </Details>
  );
}

/** What people call the agreement that succeeds; null where there is none. */
export const titleOf = (standings: readonly Standing[], id: string | null): string | null => {
  const found = standings.find(({ agreement }) => agreement.id === id);
  return found ? `« ${found.agreement.title} »` : null;
};
