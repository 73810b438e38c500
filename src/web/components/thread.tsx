import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';
import { Icon, type IconName } from './icon.js';

export type Tone = 'plain' | 'info' | 'ok' | 'warn' | 'error' | 'live';

/** Word, shape and colour together: none of them says it alone. `live` breathes instead of having an icon. */
export function Status({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={tone === 'plain' ? 'status' : `status status-${tone}`}>
      {tone === 'live' && <span class="live-dot" />}
      {icon && <Icon name={icon} />}
      {icon && ' '}
      {children}
    </span>
  );
}

/** The states that a request can be in, as people are told of them. */
export type RequestState =
  | 'requested'
  | 'dispatched'
  | 'confirmed'
  | 'in_session'
  | 'completed'
  | 'awaiting_usage'
  | 'unreported'
  | 'unmet'
  | 'cancelled'
  | 'no_show'
  | 'interpreter_no_show';

const looks: Readonly<Record<RequestState, readonly [tone: Tone, icon?: IconName]>> = {
  requested: ['plain'],
  dispatched: ['info', 'clock'],
  confirmed: ['ok', 'check'],
  in_session: ['live'],
  completed: ['plain', 'check'],
  awaiting_usage: ['info', 'clock'],
  unreported: ['warn', 'alert'],
  unmet: ['error', 'alert'],
  cancelled: ['plain', 'cross'],
  no_show: ['plain', 'cross'],
  interpreter_no_show: ['warn', 'alert'],
};

/** A request's state. @param children more than the state's word: « Transmise à ISM », « En ligne, 12 min » */
export function RequestStatus({ state, children }: { state: RequestState; children?: ComponentChildren }) {
  const words = useWords();
  const [tone, icon] = looks[state];
  return (
    <Status tone={tone} icon={icon}>
      {children ?? words.states[state]}
    </Status>
  );
}

/** A request on its thread: the states behind it, the one it is in, and those ahead that it will go through. */
export function Track({
  done = [],
  now,
  ahead = [],
  children,
}: {
  done?: readonly RequestState[];
  now: RequestState;
  ahead?: readonly RequestState[];
  /** More than the present state's word. */
  children?: ComponentChildren;
}) {
  const words = useWords();
  const spoken = (state: RequestState) => <span class="visually-hidden">{words.states[state]}</span>;
  return (
    <ol class="track" aria-label={words.progress}>
      {done.map((state) => (
        <li key={state} class="done">
          {spoken(state)}
        </li>
      ))}
      <li aria-current="step">
        <RequestStatus state={now}>{children}</RequestStatus>
      </li>
      {ahead.map((state) => (
        <li key={state}>{spoken(state)}</li>
      ))}
    </ol>
  );
}

/** A procedure of several screens, or of several moments. @param isTerse on a phone only the present one is named */
export function Steps({
  steps,
  current,
  isTerse = false,
  label,
}: {
  steps: readonly ComponentChildren[];
  current: number;
  isTerse?: boolean;
  label?: string;
}) {
  const words = useWords();
  return (
    <ol class={isTerse ? 'steps steps-terse' : 'steps'} aria-label={label ?? words.steps}>
      {steps.map((step, index) => (
        <li
          class={index < current ? 'done' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

export type ThreadItem = Readonly<{ state?: 'done' | 'now' | 'ahead'; children: ComponentChildren }>;

/** Things to do in order, one below the other. @param isCall closer together, for the screen that dials */
export function Thread({
  items,
  isOnSheet = false,
  isCall = false,
}: {
  items: readonly ThreadItem[];
  isOnSheet?: boolean;
  isCall?: boolean;
}) {
  const classes = ['thread', isOnSheet && 'thread-on-sheet', isCall && 'thread-call']
    .filter(Boolean)
    .join(' ');
  return (
    <ol class={classes}>
      {items.map(({ state, children }) => (
        <li class={state}>{children}</li>
      ))}
    </ol>
  );
}
