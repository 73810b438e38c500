import type { ComponentChildren } from 'preact';
import { useWords } from '../page-context.js';
import { Button } from './buttons.js';
import { FieldError } from './fields.js';

export type Answer = Readonly<{ value: string; label: ComponentChildren; hint?: ComponentChildren }>;

type ChoiceProps = Readonly<{
  name: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  answers: readonly Answer[];
  /** The values that are chosen. */
  chosen?: readonly string[];
  /** Several answers may be ticked. */
  isMultiple?: boolean;
  /** `pack`: short answers side by side; `pairs`: two a line on a wide screen. */
  layout?: 'list' | 'pack' | 'pairs';
  required?: boolean;
}>;

/** A question with its answers all in sight. Its first answer has the id that is the field's name. */
export function Choice({
  name,
  legend,
  hint,
  error,
  answers,
  chosen = [],
  isMultiple = false,
  layout = 'list',
  required,
}: ChoiceProps) {
  const describedBy =
    [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class="field" aria-describedby={describedBy}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
      <div class={layout === 'list' ? 'choices' : `choices choices-${layout}`}>
        {answers.map(({ value, label, hint: more }, index) => (
          <label class="choice">
            <input
              id={index === 0 ? name : undefined}
              type={isMultiple ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              required={required && !isMultiple}
            />
            <span>
              {label} {more && <span class="hint">{more}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SearchProps = Readonly<{
  action: string;
  id?: string;
  name?: string;
  value?: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
}>;

/** A search: its words stand in the address. */
export function Search({ action, id = 'q', name = 'q', value, label, hint }: SearchProps) {
  const words = useWords();
  return (
    <form class="field" role="search" action={action} method="get">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="join">
        <input
          id={id}
          name={name}
          type="search"
          value={value}
          autocomplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <Button icon="search">{words.form.search}</Button>
      </div>
    </form>
  );
}

/** What is rarely needed, behind its name. */
export function Details({
  summary,
  isOpen = false,
  children,
}: {
  summary: ComponentChildren;
  isOpen?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details open={isOpen}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** How far a long task has come. @param children « 7 lignes lues sur 18 » */
export function Progress({
  id,
  done,
  of,
  children,
}: {
  id: string;
  done: number;
  of: number;
  children: ComponentChildren;
}) {
  return (
    <div aria-live="polite">
      <label for={id}>{children}</label>
      <progress id={id} max={of} value={done} />
    </div>
  );
}
