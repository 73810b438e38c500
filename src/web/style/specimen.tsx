import type { ComponentChildren } from 'preact';

/** What stands below, and when to take it. */
export function Specimen({ children }: { children: ComponentChildren }) {
  return <p class="specimen">{children}</p>;
}
