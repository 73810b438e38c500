import type { Lifecycle } from '../../kernel/lifecycle.js';

export const statementStates = ['draft', 'issued', 'acknowledged', 'disputed'] as const;
export type StatementState = (typeof statementStates)[number];

export type StatementCommand = 'issue' | 'acknowledge' | 'dispute';

/** Once issued it is sealed: what it says is amended by the next one, never here. A funder that has disputed may still come round. */
export const statementLifecycle = {
  draft: { issue: 'issued' },
  issued: { acknowledge: 'acknowledged', dispute: 'disputed' },
  disputed: { acknowledge: 'acknowledged' },
  acknowledged: {},
} as const satisfies Lifecycle<StatementState, StatementCommand>;
