import { payingOrder, type Standing } from '../../../funding/index.js';
import type { Day } from '../../../kernel/civil-time.js';
import { DayInWords, Headline, type PageContext } from '../../../web/index.js';
import type { Overview } from '../persistence/overviews.js';
import { overviewWords } from './overview-words.js';

type HowMuchProps = Readonly<{ page: PageContext; overview: Overview }>;

/** The sentence that answers: what is left of the money that pays first, until when, and who comes next. */
export function HowMuchIsLeft({ page, overview }: HowMuchProps) {
  const words = overviewWords(page);
  const { first, standings, today, knownUntil } = overview;
  const { day, money } = page.words;
  const others = payingOrder(standings).slice(1);
  const othersLeft = others.reduce((total, { budget }) => total + budget.availableCents, 0);
  const next = standings
    .filter(({ phase }) => phase === 'coming')
    .toSorted((a, b) => (a.agreement.startsOn < b.agreement.startsOn ? -1 : 1))[0];
  return (
    <div class="page-head">
      <p class="soft">
        {capitalised(day(today, { year: true }))}.{' '}
        {knownUntil
          ? words.known(day(knownUntil, { weekday: false, year: !isSameYear(knownUntil, today) }))
          : words.nothingKnown}
      </p>
      <Headline>
        {first ? <Left page={page} standing={first.standing} today={today} /> : <NoneOpen page={page} />}
        {othersLeft > 0 &&
          ` ${first?.standing.agreement.onExhaustion === 'block' ? words.othersStay(money(othersLeft)) : words.thenOthers(money(othersLeft))}`}
        {next && (
          <>
            {' '}
            {next.funderName} {words.takesOver}{' '}
            <b>
              {words.onDay}{' '}
              <DayInWords
                day={next.agreement.startsOn}
                weekday={false}
                year={!isSameYear(next.agreement.startsOn, today)}
              />
            </b>
            .
          </>
        )}
      </Headline>
    </div>
  );
}

function NoneOpen({ page }: Pick<HowMuchProps, 'page'>) {
  const words = overviewWords(page);
  return (
    <>
      {words.noneOpen} : <b>{words.nobodyPays}</b>.
    </>
  );
}

type LeftProps = Readonly<{ page: PageContext; standing: Standing; today: Day }>;

function Left({ page, standing, today }: LeftProps) {
  const words = overviewWords(page);
  const { money, day } = page.words;
  const { budget, forecast, agreement, funderName } = standing;
  const named = (one: Day): string => day(one, { weekday: false, year: !isSameYear(one, today) });
  if (budget.overdrawnCents > 0) {
    return (
      <>
        {words.overdrawn} <b>{money(budget.overdrawnCents)}</b>, {words.of(funderName)}.
      </>
    );
  }
  return (
    <>
      {words.thereRemain} <b>{money(budget.availableCents)}</b> {words.of(funderName)}
      {forecast.runOutOn && budget.availableCents > 0 && (
        <>
          , {words.enoughUntil} <b>{words.around(named(forecast.runOutOn))}</b>
        </>
      )}
      {!forecast.runOutOn && forecast.dailyCents > 0 && (
        <>
          , {words.enough} <b>{words.toTheEnd(named(agreement.endsOn))}</b>
        </>
      )}
      .
    </>
  );
}

const isSameYear = (one: Day, other: Day): boolean => one.slice(0, 4) === other.slice(0, 4);
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
