import type { Day } from '../../kernel/civil-time.js';
import type { Cents } from '../../kernel/money.js';
import { useWords } from '../page-context.js';
import { BudgetBar, BudgetLegend, Figure, type BudgetFigures } from './money.js';
import { Split } from './lists.js';
import { DayInWords, Sheet } from './text.js';
import { Status } from './thread.js';

/** An agreement with its money, as its readers are told of it. */
export type ShownAgreement = Readonly<{
  agreement: Readonly<{ id: string; title: string; reference: string; startsOn: Day; endsOn: Day }>;
  /** Whose money it is. */
  funderName: string;
  budget: BudgetFigures & Readonly<{ overdrawnCents: Cents }>;
  /**
   * `runOutOn` is null where the money lasts until the end, as are `earliestOn` and `latestOn`, at the fastest and at the
   * slowest pace; `dailyCents` is the recent pace.
   */
  forecast: Readonly<{
    runOutOn: Day | null;
    earliestOn: Day | null;
    latestOn: Day | null;
    dailyCents: Cents;
  }>;
  phase: 'coming' | 'open' | 'closed';
}>;

type AgreementSheetProps = Readonly<{
  standing: ShownAgreement;
  today: Day;
  /** Where more is told of it; null on that page itself. */
  href: string | null;
  /** One below the heading that it stands under. */
  heading?: 'h2' | 'h3';
  /** Instead of the agreement's own, on a page that already bears it. */
  title?: string;
  /** The sessions held so far, where they are counted. */
  sessions?: number;
}>;

/** An agreement's money: how much is left and until when, the bar, and the figures that make it up. */
export function AgreementSheet({ standing, today, href, sessions, heading, title }: AgreementSheetProps) {
  const { agreement, budget, phase } = standing;
  const { agreement: words, count } = useWords();
  const notes =
    sessions === undefined ? {} : { consumed: count(sessions, words.oneSession, words.manySessions) };
  return (
    <Sheet isQuiet={phase !== 'open'} labelledBy={`agreement-${agreement.id}`}>
      <AgreementHead standing={standing} href={href} heading={heading} title={title} />
      {phase === 'open' ? (
        <>
          <p class="row row-apart">
            <span>
              <Figure cents={budget.availableCents} /> <span class="soft">{words.left}</span>
            </span>
            <AgreementStatus standing={standing} today={today} />
          </p>
          <BudgetBar {...budget} />
          <BudgetLegend {...budget} notes={notes} />
        </>
      ) : (
        <>
          <MoneyInShort standing={standing} />
          <p>
            <AgreementStatus standing={standing} today={today} />
          </p>
        </>
      )}
    </Sheet>
  );
}

/** Whose money, for what and from when to when. */
function AgreementHead({
  standing: { agreement, funderName },
  href,
  heading: Heading = 'h3',
  title = agreement.title,
}: Pick<AgreementSheetProps, 'standing' | 'href' | 'heading' | 'title'>) {
  return (
    <div class="envelope-head">
      <Heading id={`agreement-${agreement.id}`}>{href ? <a href={href}>{title}</a> : title}</Heading>
      <p class="soft small">
        {funderName}, {agreement.reference}
        <br />
        <DayInWords day={agreement.startsOn} year weekday={false} /> –{' '}
        <DayInWords day={agreement.endsOn} year weekday={false} />
      </p>
    </div>
  );
}

function MoneyInShort({ standing: { budget } }: Pick<AgreementSheetProps, 'standing'>) {
  const { budget: words, money } = useWords();
  return (
    <Split
      facts={[
        [words.granted, money(budget.grantedCents)],
        [words.consumed, money(budget.consumedCents)],
        [words.committed, money(budget.committedCents)],
        budget.overdrawnCents > 0
          ? [words.overdrawn, money(budget.overdrawnCents)]
          : [words.available, money(budget.availableCents)],
      ]}
    />
  );
}

const DAY_MS = 86_400_000;

/** How long the money lasts, or where the agreement stands outside its days. */
function AgreementStatus({ standing, today }: Pick<AgreementSheetProps, 'standing' | 'today'>) {
  const { agreement, budget, forecast, phase } = standing;
  const { agreement: words, count, day: dayInWords } = useWords();
  const shortly = (day: Day): string =>
    dayInWords(day, { weekday: false, year: day.slice(0, 4) !== today.slice(0, 4) });
  if (phase === 'coming') {
    const days = (Date.parse(agreement.startsOn) - Date.parse(today)) / DAY_MS;
    return (
      <Status tone="info" icon="clock">
        {words.opensIn(count(days, words.oneDay, words.days))}
      </Status>
    );
  }
  if (phase === 'closed') return <Status>{words.closedOn(shortly(agreement.endsOn))}</Status>;
  if (budget.availableCents <= 0) {
    return (
      <Status tone="error" icon="alert">
        {words.exhausted}
      </Status>
    );
  }
  if (forecast.runOutOn) {
    return (
      <Status tone="warn" icon="clock">
        {words.runsOut(shortly(forecast.runOutOn))}
      </Status>
    );
  }
  return forecast.dailyCents > 0 ? (
    <Status tone="ok" icon="check">
      {words.lasts}
    </Status>
  ) : (
    <Status>{words.quiet}</Status>
  );
}
