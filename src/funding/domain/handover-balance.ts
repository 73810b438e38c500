import type { Passage } from './handover.js';

/**
 * Whether nothing was lost or made on the way: what left one side came to the other, to the cent. Opening figures here are
 * closing figures there.
 */
export const isBalanced = ({
  before,
  after,
  committedMovedCents,
  releasedCents,
  coveredCents,
  remainderCents,
}: Passage): boolean =>
  after.from.committedCents === before.from.committedCents - committedMovedCents - releasedCents &&
  after.to.committedCents === before.to.committedCents + committedMovedCents &&
  after.from.grantedCents === before.from.grantedCents - remainderCents &&
  after.to.grantedCents === before.to.grantedCents + remainderCents + coveredCents &&
  after.from.consumedCents === before.from.consumedCents &&
  after.to.consumedCents === before.to.consumedCents;
