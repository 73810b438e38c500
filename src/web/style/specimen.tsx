import { typeset } from '../words/index.js';

/** What stands below, and when to take it. */
export function Specimen({ children }: { children: string }) {
  return <p class="specimen">{typeset(children)}</p>;
}
