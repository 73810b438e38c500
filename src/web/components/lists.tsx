import type { ComponentChildren } from 'preact';
import type { Day } from '../../kernel/civil-time.js';
import { useWords } from '../page-context.js';
import { Icon } from './icon.js';
import { Endonym, type ShownLanguage } from './languages.js';

export type Fact = readonly [term: ComponentChildren, value: ComponentChildren];

const pairs = (facts: readonly Fact[]) =>
  facts.map(([term, value]) => (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  ));

/** Facts, one a line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return <dl class="facts">{pairs(facts)}</dl>;
}

/** An agreement's money, in short. */
export function Split({ facts }: { facts: readonly Fact[] }) {
  return <dl class="split">{pairs(facts)}</dl>;
}

/** Four figures at most, each with what it counts. */
export function Figures({ facts }: { facts: readonly Fact[] }) {
  return <dl class="figures">{pairs(facts)}</dl>;
}

/** Files to take away. */
export function Files({ files }: { files: readonly Readonly<{ href: string; label: ComponentChildren }>[] }) {
  return (
    <ul class="files">
      {files.map(({ href, label }) => (
        <li>
          <a href={href}>
            <Icon name="download" /> <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export type Task = Readonly<{ count: number; what: string; note?: ComponentChildren; href: string }>;

/** What waits for the reader. @param isFirstUrgent the first one is the screen's one action */
export function Todo({ tasks, isFirstUrgent = false }: { tasks: readonly Task[]; isFirstUrgent?: boolean }) {
  const words = useWords();
  return (
    <ul class="todo">
      {tasks.map(({ count, what, note, href }, index) => {
        const isUrgent = isFirstUrgent && index === 0;
        return (
          <li>
            <a class={isUrgent ? 'todo-first' : undefined} href={href}>
              <span class="many">{words.number(count)}</span>
              <span>
                <b>{what}</b> {note && <span class={isUrgent ? 'small' : 'soft'}>{note}</span>}
              </span>
              <Icon name="arrow" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export type Person = Readonly<{
  role: string;
  place?: string;
  note?: ComponentChildren;
  action?: ComponentChildren;
}>;

/** People, by their role. */
export function People({ people }: { people: readonly Person[] }) {
  return (
    <ul class="people">
      {people.map(({ role, place, note, action }) => (
        <li>
          <span>
            <b>{role}</b>
            {place && `, ${place}`}
            {note && (
              <>
                <br />
                <span class="soft small">{note}</span>
              </>
            )}
          </span>{' '}
          {action}
        </li>
      ))}
    </ul>
  );
}

/** From those who were told to those who use it: each step as a share of the first. */
export function Funnel({
  steps,
}: {
  steps: readonly Readonly<{ count: number; what: ComponentChildren }>[];
}) {
  const words = useWords();
  const first = Math.max(steps[0]?.count ?? 0, 1);
  return (
    <ol class="funnel">
      {steps.map(({ count, what }) => (
        <li>
          <b>{words.number(count)}</b>
          <span>{what}</span>
          <svg class="bar bar-thin" aria-hidden="true">
            <rect class="fill-track" width="100%" height="100%" />
            <rect class="fill-bar" width={`${((100 * count) / first).toFixed(2)}%`} height="100%" />
          </svg>
        </li>
      ))}
    </ol>
  );
}

export type BookingEntry = Readonly<{
  /** Unique among the entries; a live page replaces the entry by it. */
  id: string;
  day: Day;
  /** In place of the day, for what goes on now: « 10 h ». */
  hour?: string;
  language: ShownLanguage;
  /** « 14 h 15, téléphone, 30 min » */
  summary: ComponentChildren;
  track?: ComponentChildren;
  more?: ComponentChildren;
  actions?: ComponentChildren;
  isNow?: boolean;
  /** Inside a `<Live>`, the message of the entry's id replaces it. */
  isLive?: boolean;
}>;

/** Requests, each with its day, its thread and what can be done with it. */
export function BookingsList({
  entries,
  isLive = false,
}: {
  entries: readonly BookingEntry[];
  isLive?: boolean;
}) {
  return (
    <ul class="bookings" aria-live={isLive ? 'polite' : undefined}>
      {entries.map((entry) => (
        <BookingItem {...entry} />
      ))}
    </ul>
  );
}

/** One request, alone when a live page replaces it. */
export function BookingItem(entry: BookingEntry) {
  const { id, day, hour, language, summary, track, more, actions, isNow, isLive } = entry;
  const { number, month, weekday } = useWords().dayParts(day, 'short');
  return (
    <li
      id={id}
      class={isNow ? 'booking-now' : undefined}
      sse-swap={isLive ? id : undefined}
      hx-swap={isLive ? 'outerHTML' : undefined}
    >
      <p class="day">
        {hour ? <b>{hour}</b> : <b>{number}</b>}
        {hour ? null : ` ${month}`}
        <br />
        {weekday}
        {hour ? ` ${number}` : null}
      </p>
      <div>
        {track}
        <h3 class="booking-title">
          {language.name} <Endonym language={language} />
        </h3>
        <p class="soft">{summary}</p>
        {more}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </li>
  );
}
