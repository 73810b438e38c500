import type { Lifecycle } from '../../kernel/lifecycle.js';
import type { EnrolmentState } from './professional.js';

export const enrolmentCommands = ['enrol', 'suspend', 'reinstate', 'leave'] as const;
export type EnrolmentCommand = (typeof enrolmentCommands)[number];

/** Adhésion : invited first; whoever has left may come back. */
export const enrolmentLifecycle: Lifecycle<EnrolmentState, EnrolmentCommand> = {
  invited: { enrol: 'enrolled', leave: 'left' },
  enrolled: { suspend: 'suspended', leave: 'left' },
  suspended: { reinstate: 'enrolled', leave: 'left' },
  left: { enrol: 'enrolled' },
};
