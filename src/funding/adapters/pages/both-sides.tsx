import type { ComponentChildren } from 'preact';
import { addDays } from '../../../kernel/civil-time.js';
import { Balance, DayInWords, Money, Relay, Section, Sheet } from '../../../web/index.js';
import type { Budget } from '../../domain/budget.js';
import type { Passage } from '../../domain/handover.js';
import { Cents } from '../../../kernel/money.js';
import { requestsOf, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

type BothSidesProps = Readonly<{ view: HandoverView; passage: Passage }>;

/** Before and after, on both sides, what passes between them, and the equality to the cent. */
export function BothSides({ view, passage }: BothSidesProps) {
  const { page, handover, names } = view;
  const words = handoverWords(page);
  const { before, after, bookingsMoved, committedMovedCents, remainderCents } = passage;
  const passing = Cents(committedMovedCents + remainderCents);
  return (
    <Section id="sides" title={words.sides} isTitleHidden>
      <Relay
        from={
          <Side view={view} side="from" before={before.from} after={after.from}>
            <Until words={words.paysUntil('§')} day={addDays(handover.effectiveOn, -1)} />
          </Side>
        }
        to={
          <Side view={view} side="to" before={before.to} after={after.to}>
            <Until words={words.paysFrom('§')} day={handover.effectiveOn} />
          </Side>
        }
      >
        <b>{page.words.money(passing)}</b> {requestsOf(page, bookingsMoved)}
        <br />
        {bookingsMoved > 1 ? words.pass : words.passes}
        <span class="visually-hidden"> {`${names.from} → ${names.to}`}</span>
      </Relay>
      {passing > 0 ? (
        <Balance>
          <span>
            <b>
              <Money cents={passing} />
            </b>{' '}
            {words.leave}
          </span>{' '}
          <span>
            <b>
              <Money cents={passing} />
            </b>{' '}
            {words.arrive}
          </span>{' '}
          <span>{words.nothingLost}</span>
        </Balance>
      ) : (
        <p>{words.nothingToPass}</p>
      )}
    </Section>
  );
}

/** A sentence with a day in it, the first of a month as printers write it. */
function Until({ words, day }: Readonly<{ words: string; day: HandoverView['handover']['effectiveOn'] }>) {
  const [before, after] = words.split('§');
  return (
    <>
      {before}
      <DayInWords day={day} weekday={false} />
      {after}
    </>
  );
}

type SideProps = Readonly<{
  view: HandoverView;
  side: 'from' | 'to';
  before: Budget;
  after: Budget;
  children: ComponentChildren;
}>;

function Side({ view: { page, names, parties }, side, before, after, children }: SideProps) {
  const words = handoverWords(page);
  const { money } = page.words;
  return (
    <Sheet labelledBy={`side-${side}`}>
      <h3 id={`side-${side}`}>{names[side]}</h3>
      <p class="soft">{children}</p>
      <p class="soft small">
        <a href={`/budgets/${parties[side].id}`}>{parties[side].title}</a>, {parties[side].reference}
      </p>
      <table>
        <caption class="visually-hidden">{words.sideCaption(names[side])}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" class="n">
              {words.before}
            </th>
            <th scope="col" class="n">
              {words.after}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row page={page} name={words.consumed} before={before.consumedCents} after={after.consumedCents} />
          <Row
            page={page}
            name={words.committed}
            before={before.committedCents}
            after={after.committedCents}
          />
          <Row page={page} name={words.available} before={leftOf(before)} after={leftOf(after)} />
        </tbody>
        <tfoot>
          <tr class="total">
            <th scope="row">{words.granted}</th>
            <td class="n">{money(before.grantedCents)}</td>
            <td class="n">{money(after.grantedCents)}</td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}

const leftOf = ({ availableCents, overdrawnCents }: Budget): number => availableCents - overdrawnCents;

type RowProps = Readonly<{ page: HandoverView['page']; name: string; before: number; after: number }>;

function Row({ page: { words }, name, before, after }: RowProps) {
  const hasChanged = after !== before;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="n">{words.money(before)}</td>
      <td class={hasChanged ? 'n after' : 'n'}>
        {words.money(after)}
        {hasChanged && <span class="delta"> {words.change(after - before)}</span>}
      </td>
    </tr>
  );
}
