import type { ComponentChildren } from 'preact';
import { usePage } from '../../../web/index.js';

type DraftButtonProps = Readonly<{
  /** What happens to the draft: `add`, `up-2`, `zone-0`. */
  does: string;
  weight?: 'plain' | 'quiet';
  /** Where the page opens again: the id of what was changed. */
  landing?: string;
  children: ComponentChildren;
}>;

/** Sends the tariff that is being written and gives it back, changed: where it stands with script, as a new page without. */
export function DraftButton({ does, weight = 'plain', landing, children }: DraftButtonProps) {
  const action = draftOf(usePage().path);
  return (
    <button
      type="submit"
      id={`do-${does}`}
      class={weight === 'quiet' ? 'button button-quiet' : 'button'}
      name="do"
      value={does}
      formaction={landing ? `${action}#${landing}` : action}
      hx-post={action}
      hx-target="#tariff-editor"
      hx-select="#tariff-editor"
      hx-swap="outerHTML show:none"
    >
      {children}
    </button>
  );
}

/** `…/tariffs/new`, `…/tariffs/draft` and `…/tariffs` are steps of the same work. */
const draftOf = (path: string): string => `${path.replace(/\/tariffs(\/.*)?$/, '/tariffs')}/draft`;
