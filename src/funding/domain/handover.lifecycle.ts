import type { Lifecycle } from '../../kernel/lifecycle.js';

export const handoverStates = ['draft', 'scheduled', 'executed', 'cancelled'] as const;
export type HandoverState = (typeof handoverStates)[number];

export type HandoverCommand =
  /** It happens on its day, by itself. */
  | 'schedule'
  /** On its day something could not pass: somebody has to decide. */
  | 'holdBack'
  | 'execute'
  | 'cancel';

/** Once executed it is sealed: what it did is undone by another handover, never by changing this one. */
export const handoverLifecycle = {
  draft: { schedule: 'scheduled', execute: 'executed', cancel: 'cancelled' },
  scheduled: { holdBack: 'draft', execute: 'executed', cancel: 'cancelled' },
  executed: {},
  cancelled: {},
} as const satisfies Lifecycle<HandoverState, HandoverCommand>;
