import type { Cents } from '../../kernel/money.js';

/**
 * Where an agreement's money stands. `consumedCents` includes what is already invoiced, and always
 * granted = committed + consumed + available − overdrawn.
 */
export type Budget = Readonly<{
  grantedCents: Cents;
  committedCents: Cents;
  consumedCents: Cents;
  invoicedCents: Cents;
  availableCents: Cents;
  overdrawnCents: Cents;
}>;
